import { Refusal as e, Unanswered as t, mount as n } from "./coding.js";
// mock/state.ts
var r = class {
	texts;
	stand;
	done = [];
	constructor(e, t, n) {
		this.texts = e, this.stand = {
			codings: t,
			memos: [],
			codes: n,
			states: {},
			notes: {}
		};
	}
	get version() {
		return this.done.length + 100;
	}
	write(e, t, n, r, i, a) {
		let o = this.stand;
		this.stand = {
			...o,
			...a
		}, this.done.push({
			number: this.version + 1,
			coder: t,
			verb: e,
			summary: r,
			key: n,
			before: o,
			after: this.stand,
			documents: i,
			undone: !1
		});
	}
	wanted(e) {
		return this.stand.codings.filter((t) => (!e.code || t.code === e.code) && (!e.document || t.document === e.document) && (!e.coder || t.coder === e.coder) && (!e.origin || t.origin === e.origin) && (!e.status || t.status === e.status) && (!e.flag || t.why.some((t) => t.flags.includes(e.flag))));
	}
}, i = (e) => e.origin !== "person" && e.status === "unreviewed", a = (t, n, r) => new e(t, n, "Nothing was changed.", r);
function o(e, t, n) {
	let r = e.done.find((e) => e.key === t.key);
	if (r) return s(e, r.summary, r.before.codings);
	let i = e.stand.codings;
	return s(e, (h[t.verb] ?? (() => {
		throw a(422, `No such verb: ${t.verb}.`, "Reload the page.");
	}))(e, t, n), i);
}
function s(e, t, n) {
	let r = new Set(n), i = new Set(e.stand.codings.map((e) => e.id));
	return {
		done: t,
		codings: e.stand.codings.filter((e) => !r.has(e)),
		removed: n.filter((e) => !i.has(e.id)).map((e) => e.id),
		memos: e.stand.memos,
		codes: e.stand.codes,
		version: e.version
	};
}
function c(e, t) {
	let n = e.stand.codings.find((e) => e.id === t);
	if (!n) throw a(409, `The coding ${t} is not there any more.`, "Look at the place again.");
	return n;
}
var l = 5e5;
function u(e, t, n) {
	let r = e.texts.find((e) => e.id === t.document)?.text ?? "", i = t.spans.flatMap(([i, o], s) => {
		if (r.slice(i, o) !== t.quote[s]) throw a(409, "The words at this place are not those that you coded.", "Reload the document and choose them again.");
		return t.codes.map((s) => {
			if (!e.stand.codes.some((e) => e.id === s)) throw a(422, `There is no code “${s}”.`, "Choose another code.");
			return {
				id: `c${++l}`,
				document: t.document,
				start: i,
				end: o,
				text: r.slice(i, o),
				code: s,
				coder: n,
				origin: "person",
				status: "unreviewed",
				why: [],
				memos: 0,
				moved: "",
				created: (/* @__PURE__ */ new Date()).toISOString()
			};
		});
	}), o = t.codes.map((t) => e.stand.codes.find((e) => e.id === t)?.name).join(", ");
	return {
		codings: i,
		done: `Coded “${i[0]?.text.slice(0, 40) ?? ""}” as ${o}`
	};
}
function d(e, t) {
	return (n, r, i) => {
		let a = r.ids;
		a.forEach((e) => c(n, e));
		let o = `${t} ${a.join(", ")}`;
		return n.write(r.verb, i, r.key, o, f(n, a), { codings: n.stand.codings.map((t) => a.includes(t.id) ? {
			...t,
			status: e
		} : t) }), o;
	};
}
var f = (e, t) => [...new Set(e.stand.codings.filter((e) => t.includes(e.id)).map((e) => e.document))];
function p(e, t, n) {
	let r = e.done.findLast((e) => e.coder === n && !e.undone && !["undo", "redo"].includes(e.verb));
	if (!r) throw a(422, "There is nothing to undo.", "");
	r.undone = !0;
	let i = `Undone: ${r.summary}`;
	return e.write("undo", n, t.key, i, r.documents, r.before), i;
}
function m(e, t, n) {
	let r = e.done.find((e) => e.coder === n && e.undone);
	if (!r) throw a(422, "There is nothing to redo.", "");
	r.undone = !1;
	let i = `Done again: ${r.summary}`;
	return e.write("redo", n, t.key, i, r.documents, r.after), i;
}
var h = {
	code(e, t, n) {
		let { codings: r, done: i } = u(e, t, n);
		return e.write("code", n, t.key, i, [t.document], { codings: [...e.stand.codings, ...r] }), i;
	},
	uncode(e, t, n) {
		let r = t.ids;
		r.forEach((t) => c(e, t));
		let i = `Took out ${r.join(", ")}`;
		return e.write("uncode", n, t.key, i, f(e, r), { codings: e.stand.codings.filter((e) => !r.includes(e.id)) }), i;
	},
	recode(e, t, n) {
		let r = c(e, t.id), i = `Recoded ${r.id} from ${r.code} to ${t.code}`, a = {
			...r,
			id: `c${++l}`,
			code: t.code,
			coder: n,
			origin: "person",
			status: "unreviewed",
			why: []
		};
		return e.write("recode", n, t.key, i, [r.document], { codings: [
			...e.stand.codings.filter((e) => e.id !== r.id),
			...r.origin === "person" ? [] : [{
				...r,
				status: "rejected"
			}],
			a
		] }), i;
	},
	confirm: d("confirmed", "Confirmed"),
	reject: d("rejected", "Rejected"),
	bulk(e, t, n) {
		let r = e.wanted(t.filter).filter(i);
		if (r.length !== t.count) throw a(409, `There are ${r.length} now, not ${t.count}.`, "Look at the preview again.");
		let o = `${t.ruling === "confirmed" ? "Confirmed" : "Rejected"} ${r.length} codings`, s = new Set(r);
		return e.write("bulk", n, t.key, o, [...new Set(r.map((e) => e.document))], { codings: e.stand.codings.map((e) => s.has(e) ? {
			...e,
			status: t.ruling
		} : e) }), o;
	},
	memo(e, t, n) {
		let r = {
			id: `m${++l}`,
			about: t.about,
			target: t.target,
			text: t.text,
			title: "",
			coder: n,
			created: (/* @__PURE__ */ new Date()).toISOString(),
			document: t.document,
			...t.start === void 0 ? {} : {
				start: t.start,
				end: t.end
			}
		};
		return e.write("memo", n, t.key, "Memo written", [t.document], { memos: [...e.stand.memos, r] }), "Memo written";
	},
	"memo-edit"(e, t, n) {
		return e.write("memo-edit", n, t.key, "Memo changed", [], { memos: e.stand.memos.map((e) => e.id === t.id ? {
			...e,
			text: t.text
		} : e) }), "Memo changed";
	},
	"memo-remove"(e, t, n) {
		return e.write("memo-remove", n, t.key, "Memo removed", [], { memos: e.stand.memos.filter((e) => !t.ids.includes(e.id)) }), "Memo removed";
	},
	"new-code"(e, t, n) {
		if (e.stand.codes.some((e) => e.id === t.id)) throw a(422, `There is a code “${t.id}” already.`, "Choose another name.");
		let r = [...e.stand.codes, {
			id: t.id,
			name: t.name,
			definition: t.definition,
			colour: t.colour ?? "",
			parent: t.parent ?? null
		}], i = e.stand.codes;
		e.stand = {
			...e.stand,
			codes: r
		};
		let o = t.then ? u(e, t.then, n) : {
			codings: [],
			done: ""
		};
		e.stand = {
			...e.stand,
			codes: i
		};
		let s = `Made the code ${t.name}${o.done ? `; ${o.done}` : ""}`;
		return e.write("new-code", n, t.key, s, t.then ? [t.then.document] : [], {
			codes: r,
			codings: [...e.stand.codings, ...o.codings]
		}), s;
	},
	"edit-code"(e, t, n) {
		let { verb: r, key: i, id: a, ...o } = t;
		return e.write("edit-code", n, t.key, `Changed the code ${a}`, [], { codes: e.stand.codes.map((e) => e.id === a ? {
			...e,
			...o
		} : e) }), `Changed the code ${a}`;
	},
	read(e, t, n) {
		let [r, i] = t.turns, a = { ...e.stand.states };
		for (let e = r; e <= i; e++) a[`${t.document} ${e}`] = t.state;
		let o = `Turn ${r}${i > r ? ` to ${i}` : ""} of ${t.document}: ${t.state}`;
		return e.write("read", n, t.key, o, [t.document], { states: a }), o;
	},
	undo: p,
	redo: m,
	joint(e, t, n) {
		let r = e.texts.find((e) => e.id === t.document)?.text.slice(t.start, t.end), { codings: i } = u(e, {
			...t,
			spans: [[t.start, t.end]],
			quote: [r]
		}, "joint");
		return e.write("joint", n, t.key, "Joint coding recorded", [t.document], {
			codings: [...e.stand.codings, ...i],
			notes: {
				...e.stand.notes,
				[`${t.start}-${t.end}`]: t.note
			}
		}), "Joint coding recorded";
	},
	discuss(e, t, n) {
		return e.write("discuss", n, t.key, "Note on a difference", [t.document], { notes: {
			...e.stand.notes,
			[`${t.start}-${t.end}`]: t.text
		} }), "Note on a difference";
	}
}, g = [
	"We kept the money for what it was meant for, mostly because the chief executive asked about it in every meeting.",
	"It went into the baseline and, honestly, after that nobody could find it.",
	"The committee agreed the principles first and the schemes afterwards.",
	"We ring-fenced it in the first year; in the second we were told that we couldn't.",
	"Small pilots are easy to start and hard to keep.",
	"What changed was who sat at the table: the voluntary sector, two patients, a councillor.",
	"I'd say that half of the posts were never filled.",
	"The data told us where people didn't turn up, not why.",
	"If we'd had three years instead of one, we would have done it differently.",
	"They said that it was about targets, and it was, in the end.",
	"We asked every place to write down what it would stop doing.",
	"Housing came up in every single conversation, and we have no money for housing.",
	"There was a dashboard. There is always a dashboard.",
	"I'm not saying that it failed.",
	"Trust took longer than the money lasted."
], _ = [
	"How was that decided?",
	"Who was in the room when that was agreed, and who was not?",
	"Could you say a bit more about that?",
	"What would you have done with more time?"
], v = [
	[
		"leadership",
		"Leadership",
		"#4C78A8"
	],
	[
		"governance",
		"Governance",
		"#72B7B2"
	],
	[
		"ringfencing",
		"Ringfencing",
		"#E45756"
	],
	[
		"devolution",
		"Devolution to place",
		"#9D755D"
	],
	[
		"pilots",
		"Pilots",
		"#F58518"
	],
	[
		"capacity_capability",
		"Capacity and capability",
		"#54A24B"
	],
	[
		"evidence_data",
		"Evidence and data",
		"#B279A2"
	],
	[
		"evaluation",
		"Evaluation",
		"#8C6D31"
	],
	[
		"relationships",
		"Relationships",
		"#D67195"
	],
	[
		"national_policy",
		"National policy",
		"#6B6ECF"
	],
	[
		"vcse_community",
		"Voluntary sector and community",
		"#439894"
	],
	[
		"wider_determinants",
		"Wider determinants",
		"#EECA3B"
	],
	[
		"financial_pressure",
		"Financial pressure",
		"#7F7F7F"
	]
], y = "The speaker describes it, praises it or misses it; not where the word is only part of a title.", b = v.map(([e, t, n]) => ({
	id: e,
	name: t,
	colour: n,
	definition: `${t}: ${y.toLowerCase()}`,
	parent: null
}));
function x(e) {
	let t = e;
	return (e) => (t = t * 48271 % 2147483647, t % e);
}
var S = [
	"<script>window.hacked = 1<\/script><img src=x onerror=\"window.hacked = 2\"> & so on.",
	"שלום, זה טקסט מימין לשמאל ובתוכו English.",
	"Yés, a 👩‍👩‍👧 family and 🏴󠁧󠁢󠁳󠁣󠁴󠁿.",
	"x".repeat(2e4)
];
function C(e, t, n, r) {
	let i = [], a = [], o = "";
	for (let e = 1; o.length < t; e++) {
		let t = e % 2 == 1, s = o.length, c = n && e <= S.length ? [S[e - 1]] : Array.from({ length: t ? 1 : 2 + r(5) }, () => (t ? _ : g)[r(t ? _.length : g.length)]);
		c.forEach((e, t) => {
			let n = o.length;
			o += e, a.push([n, o.length]), t + 1 < c.length && (o += " ");
		}), i.push({
			n: e,
			speaker: t ? "Interviewer" : n ? "<b>Ruth</b>" : "Participant",
			role: t ? "interviewer" : "participant",
			start: s,
			end: o.length,
			ms: [e * 9e3, e * 9e3 + 8e3],
			state: "unread"
		}), o += "\n";
	}
	return {
		id: e,
		title: e,
		text: o,
		turns: i,
		sentences: a
	};
}
var w = [
	[],
	[],
	[],
	[],
	["negated"],
	["hypothetical"],
	["reported"]
];
function T(e, t, n, r) {
	let i = e.sentences.filter(([t]) => e.turns.some((e) => e.role !== "interviewer" && e.start <= t && e.end > t));
	return Array.from({ length: t }, (t, a) => {
		let o = i[n(i.length)], s = e.text.slice(...o), c = n(4), l = [...s.matchAll(/ /g)].map((e) => e.index), u = c === 0 && l.length > 6 ? [l[1] + 1, l[5]] : [0, s.length], [d, f] = [o[0] + u[0], o[0] + u[1]], p = n(5) === 0, m = e.text.slice(d, f), h = m.split(" ").find((e) => e.length > 5) ?? m;
		return {
			id: `c${String(a + 1).padStart(6, "0")}`,
			document: e.id,
			start: d,
			end: f,
			text: m,
			code: b[n(b.length)]?.id,
			coder: p ? r[n(r.length)] : "rules",
			origin: p ? "person" : "rules",
			status: !p && n(6) === 0 ? "confirmed" : "unreviewed",
			why: p ? [] : [{
				rule: `${h.toLowerCase()} NEAR/5 (keep OR lose)`,
				matched: h,
				place: "codebook.yaml:41:9",
				flags: w[n(w.length)]
			}],
			memos: 0,
			moved: "",
			created: "2026-11-20T10:00:00Z"
		};
	});
}
// mock/backend.ts
var E = class {
	wish;
	down = !1;
	slow = 0;
	lost = 0;
	refusal = null;
	asked = [];
	me = "ana";
	state;
	constructor(e) {
		this.wish = e;
		let t = x(11), n = Array.from({ length: e.documents }, (n, r) => C(`P${String(r + 1).padStart(2, "0")}`, r ? 6e3 : e.chars, e.hostile && r === 0, t)), i = n.flatMap((n, r) => T(n, r ? 40 : e.codings, t, e.blind ? ["ana"] : ["ana", "ben"]).map((e) => ({
			...e,
			id: r ? `${e.id}-${r}` : e.id
		}))), a = n[0]?.sentences[4];
		if (e.twenty && a && n[0]) for (let e = 0; e < 20; e++) i.push({
			...i[0],
			id: `t${e}`,
			start: a[0],
			end: a[1] - e,
			text: n[0].text.slice(a[0], a[1] - e),
			code: b[e % b.length]?.id,
			status: "unreviewed"
		});
		this.state = new r(n, i, b);
	}
	async ask(n, r) {
		if (this.asked.push({
			name: n,
			body: structuredClone(r)
		}), await new Promise((e) => setTimeout(e, this.slow)), this.down) throw new t("the server does not answer");
		if (this.refusal && n === "act") {
			let e = this.refusal;
			throw this.refusal = null, e;
		}
		let i = this[`on_${n}`]?.(r);
		if (!i) throw new e(404, `No such ask: ${n}.`, "", "");
		if (n === "act" && this.lost > 0) throw this.lost--, new t("the answer was lost");
		return structuredClone({
			version: this.state.version,
			...i
		});
	}
	other(e) {
		o(this.state, {
			key: crypto.randomUUID(),
			...e
		}, "ben");
	}
	on_act(e) {
		return o(this.state, e, this.me);
	}
	turns(e) {
		let t = this.state.texts.find((t) => t.id === e), n = this.state.stand.codings.filter((t) => t.document === e && t.coder === this.me);
		return (t?.turns ?? []).map((t) => ({
			...t,
			state: n.some((e) => e.start < t.end && e.end > t.start) ? "coded" : this.state.stand.states[`${e} ${t.n}`] ?? "unread"
		}));
	}
	on_project() {
		let e = this.state.texts.map((e) => {
			let t = this.state.stand.codings.filter((t) => t.document === e.id && t.status !== "rejected"), n = (t) => this.turns(e.id).filter((e) => e.state === t).length;
			return {
				id: e.id,
				case: e.id,
				title: e.title,
				turns: e.turns.length,
				words: e.text.split(/\s+/).length,
				codings: t.length,
				unreviewed: t.filter(i).length,
				progress: {
					unread: n("unread"),
					read: n("read"),
					coded: n("coded")
				}
			};
		});
		return {
			title: "Invented study",
			approach: "codebook",
			me: this.me,
			coders: this.wish.blind ? ["ana"] : ["ana", "ben"],
			blind: this.wish.blind,
			documents: e,
			codes: this.state.stand.codes
		};
	}
	on_document({ document: t }) {
		let n = this.state.texts.find((e) => e.id === t);
		if (!n) throw new e(422, `There is no document “${t}”.`, "", "Choose one from the list.");
		return {
			...n,
			file: `${n.id}.vtt`,
			case: n.id,
			turns: this.turns(t),
			codings: this.state.stand.codings.filter((e) => e.document === t),
			memos: this.state.stand.memos.filter((e) => e.document === t),
			codes: this.state.stand.codes,
			coders: this.wish.blind ? ["ana"] : ["ana", "ben"],
			me: this.me,
			blind: this.wish.blind
		};
	}
	on_changes({ since: e }) {
		let t = this.state.done.filter((t) => t.number > e);
		return {
			documents: [...new Set(t.flatMap((e) => e.documents))],
			actions: t.map(({ number: e, coder: t, verb: n, summary: r }) => ({
				number: e,
				coder: t,
				verb: n,
				summary: r
			}))
		};
	}
	on_log() {
		return { actions: this.state.done.map((e) => ({
			number: e.number,
			when: "",
			who: e.coder,
			did: e.verb,
			what: e.summary,
			stands: !e.undone
		})).reverse() };
	}
	on_queue(e) {
		let t = this.state.wanted(e).filter((e) => e.origin !== "person").sort((e, t) => e.document < t.document ? -1 : e.document > t.document ? 1 : e.start - t.start || (e.id < t.id ? -1 : 1)), n = t.filter(i).map(({ id: e, document: t, start: n, end: r, code: i }) => ({
			id: e,
			document: t,
			start: n,
			end: r,
			code: i
		}));
		return {
			waiting: n,
			total: t.length,
			decided: t.length - n.length
		};
	}
	on_search({ words: t, document: n }) {
		if (/[()]/.test(t) && t.split("(").length !== t.split(")").length) throw new e(422, "A bracket is missing.", "", "Close the bracket.");
		return { hits: this.state.texts.filter((e) => !n || e.id === n).flatMap((e) => {
			let n = e.text.toLowerCase(), r = [];
			for (let i = n.indexOf(t.toLowerCase()); i >= 0 && r.length < 200; i = n.indexOf(t.toLowerCase(), i + 1)) {
				let n = e.turns.find((e) => e.end > i);
				r.push({
					document: e.id,
					turn: n?.n,
					start: i,
					end: i + t.length,
					before: e.text.slice(Math.max(n?.start ?? 0, i - 40), i),
					words: e.text.slice(i, i + t.length),
					after: e.text.slice(i + t.length, Math.min(n?.end ?? 0, i + 60))
				});
			}
			return r;
		}) };
	}
	on_preview({ filter: e }) {
		let t = this.state.wanted(e).filter(i), n = {};
		return t.forEach((e) => n[e.code] = (n[e.code] ?? 0) + 1), {
			count: t.length,
			byCode: n,
			sample: t.slice(0, 8)
		};
	}
	on_compare({ document: e, coders: [t, n] }) {
		let r = /* @__PURE__ */ new Map();
		for (let i of this.state.stand.codings.filter((t) => t.document === e && t.status !== "rejected")) {
			if (i.coder !== t && i.coder !== n) continue;
			let e = `${i.start}-${i.end}`, a = r.get(e) ?? {
				start: i.start,
				end: i.end,
				text: i.text,
				a: [],
				b: []
			};
			r.set(e, a);
			let o = i.coder === t ? a.a : a.b;
			o.includes(i.code) || o.push(i.code);
		}
		let i = [...r.values()].sort((e, t) => e.start - t.start).map((e) => ({
			...e,
			agree: [...e.a].sort().join() === [...e.b].sort().join(),
			note: this.state.stand.notes[`${e.start}-${e.end}`]
		})).map((e) => ({
			...e,
			notes: e.note ? [{
				id: `m${e.start}`,
				text: e.note,
				coder: t
			}] : []
		}));
		return {
			rows: i,
			summary: `${i.filter((e) => e.agree).length} of ${i.length} places that either coded are coded alike.`
		};
	}
}, D = new URLSearchParams(location.search), O = (e, t) => Number(D.get(e) ?? t), k = new E({
	chars: O("chars", 12e3),
	codings: O("codings", 160),
	documents: O("documents", 3),
	blind: D.has("blind"),
	hostile: D.has("hostile"),
	twenty: D.has("twenty")
});
k.slow = O("slow", 5), Object.assign(window, {
	mock: k,
	Refusal: e
});
var A = performance.now(), j = D.get("document") ?? "P01", M = D.get("view");
n(document.getElementById("mock"), k, {
	page: !0,
	...M === "documents" ? {} : { document: j },
	...M ? { view: M } : {}
});
var N = () => document.querySelector(".tc-turn") ? requestAnimationFrame(() => setTimeout(() => Object.assign(window, { opened: performance.now() - A }))) : requestAnimationFrame(N);
N();
