// node_modules/preact/dist/preact.mjs
var e, t, n, r, i, a, o, s, c, l, u = Symbol.for("pv"), d = {}, f = [], p = /^m(i|n|o|s|text|space)$/, m = Array.isArray, h = f.slice, g = Object.assign;
function _(e) {
	e && e.parentNode && e.remove();
}
function v(n, r, i, a, o) {
	var s = {
		type: n,
		props: r,
		key: i,
		ref: a,
		__k: null,
		__: null,
		__b: 0,
		__e: null,
		__c: null,
		constructor: u,
		__v: o || ++t,
		__i: -1,
		__u: 0
	};
	return !o && e.vnode && e.vnode(s), s;
}
function y(e) {
	return e.children;
}
function b(e, t) {
	this.props = e, this.context = t, this.__g = 0;
}
function x(e, t) {
	if (t == null) return e.__ && x(e.__, e.__i + 1);
	for (var n; t < e.__k.length; t++) if ((n = e.__k[t]) && n.__e) return n.__e;
	return typeof e.type != "function" || e.props.__P ? null : x(e);
}
function S(t) {
	var n, r = t.__v, i = r.__e, a = [], o = [], s = t.__P;
	s && ((n = g({ constructor: u }, r)).__v = r.__v + 1, e.vnode && e.vnode(n), A(s, n, r, t.__n, s.namespaceURI, 32 & r.__u ? [i] : null, a, i || x(r), 32 & r.__u, o), n.__v = r.__v, n.__.__k[n.__i] = n, j(a, n, o), r.__ = r.__e = null, n.__e != i && C(n));
}
function C(e) {
	if ((e = e.__) && e.__c && !e.props.__P) return e.__e = null, e.__k.some(function(t) {
		return t && (e.__e = t.__e);
	}), C(e);
}
function w(t) {
	(8 & t.__g || (t.__g |= 8, n.push(t), i++)) && r == e.debounceRendering || ((r = e.debounceRendering) || queueMicrotask)(T);
}
function T() {
	try {
		for (var e, t = 1; n.length;) n.length > t && n.sort(a), e = n.shift(), t = n.length, 8 & e.__g && S(e);
	} finally {
		(i = n.length) && (r || queueMicrotask)(T);
	}
}
function ee(e, t, n, r, i, a, o, s, c, l, u) {
	var p, m, h, g, _, v, y = r.__k || f, b = t.length;
	for (c = E(n, t, y, c, b), p = 0; p < b; p++) (h = n.__k[p]) != null && (m = ~h.__i && y[h.__i] || d, h.__i = p, v = A(e, h, m, i, a, o, s, c, l, u), g = h.__e, (m.ref != h.ref || 8 & m.__u) && (m.ref && oe(m.ref, null, h, m), h.ref && u.push(h.ref, h.__c || g, h)), _ ||= g, 4 & h.__u ? (c = D(h, c, e, !m.__v), m.__e && (m.__e = null)) : typeof h.type == "function" && v !== void 0 ? c = v : g && (c = g.nextSibling), h.__u &= -21);
	return n.__e = _, c;
}
function E(e, t, n, r, i) {
	var a, o, s, c, l, d, f, p, h, g = n.length, _ = g, b = 0, S = 0, C = e.__k = Array(i);
	for (a = 0; a < i; a++) (o = t[a]) != null && typeof o != "boolean" && typeof o != "function" ? (typeof o != "object" || o.constructor === String ? o = C[a] = v(null, o) : m(o) ? o = C[a] = v(y, { children: o }) : o.constructor === u && o.__b ? o = C[a] = v(o.type, o.props, o.key, o.ref, o.__v) : C[a] = o, c = a + b, o.__ = e, o.__b = e.__b + 1, s = null, ~(l = o.__i = te(o, n, c, _)) && (_--, (s = n[l]) && (s.__u |= 2)), s && s.__v ? (o.__u |= 16, l == c - 1 ? b-- : l == c + 1 ? b++ : l != c && (l > c ? b-- : b++, S = 1)) : (~l || (i > g ? b-- : i < g && b++), typeof o.type != "function" && (o.__u |= 4))) : C[a] = null;
	if (S) {
		for (d = [], f = [], a = 0; a < i; a++) if ((o = C[a]) && 16 & o.__u) {
			for (b = 0, p = d.length; b < p;) d[h = b + p >> 1] < o.__i ? b = h + 1 : p = h;
			d[b] = o.__i, f[a] = b + 1;
		}
		for (b = d.length; a--;) f[a] && (f[a] == b ? b-- : C[a].__u |= 4);
	}
	if (_) for (a = 0; a < g; a++) !(s = n[a]) || 2 & s.__u || (s.__e == r && (r = x(s)), se(s, s));
	return r;
}
function D(e, t, n, r) {
	var i, a, o, s;
	if (typeof e.type == "function") {
		if (e.props.__P) return t;
		if (i = e.__k) for (a = 0; a < i.length; a++) i[a] && (i[a].__ = e, t = D(i[a], t, n, !1));
		return t;
	}
	for (t && !t.parentNode && (t = x(e)) && !t.parentNode && (t = null), o = e.__e, s = t; s && s.nodeType == 8;) s = s.nextSibling;
	for (o != s && (!r && n.moveBefore && o.parentNode ? n.moveBefore(o, t) : n.insertBefore(o, t || null)), t = o; (t &&= t.nextSibling) && t.nodeType == 8 && !t.data.startsWith("$s"););
	return t;
}
function te(e, t, n, r) {
	var i, a = e.key, o = e.type, s = t[n], c = s && !(2 & s.__u);
	if (s === null && a == null || c && a == s.key && o == s.type) return n;
	if (r > +!!c) {
		for (i = n - 1; i >= 0; i--) if ((s = t[i]) && !(2 & s.__u) && a == s.key && o == s.type) return i;
		for (i = n + 1; i < t.length; i++) if ((s = t[i]) && !(2 & s.__u) && a == s.key && o == s.type) return i;
	}
	return -1;
}
function O(e, t, n) {
	n ??= "", t[0] == "-" ? e.setProperty(t, n) : e[t] = n;
}
function k(e, t, n, r, i) {
	var a, o;
	if (t == "style") {
		if (typeof n == "string") e.style.cssText = n;
		else {
			if (typeof r == "string" && (e.style.cssText = r = ""), r) for (t in r) n && t in n || O(e.style, t);
			if (n) for (t in n) r && n[t] == r[t] || O(e.style, t, n[t]);
		}
	} else if (t[0] == "o" && t[1] == "n") typeof n != "function" && (n = null), typeof r != "function" && (r = null), (e.__e ||= {})[t] = n, n && r || (o = l[t] || (l[t] = ne(t)), (e.__a ||= {})[t] = c, a = t != (t = t.replace(s, "$1")), (t = t.slice(2))[0] < "a" && (t = t.toLowerCase()), n ? e.addEventListener(t, o, a) : e.removeEventListener(t, o, a));
	else {
		if (i == "http://www.w3.org/2000/svg") t = t.replace(/xlink(H|:h)/, "h").replace(/sName$/, "s");
		else if (t != "width" && t != "height" && t != "href" && t != "list" && t != "form" && t != "tabIndex" && t != "download" && t != "rowSpan" && t != "colSpan" && t != "role" && t != "popover" && t in e) try {
			e[t] = n ?? "";
			return;
		} catch {}
		if (typeof n == "function") return;
		n == null || !1 === n && t[4] != "-" ? e.removeAttribute(t) : e.setAttribute(t, t == "popover" && n == 1 ? "" : n);
	}
}
function ne(t) {
	return function(n) {
		var r = this.__e;
		if (r) {
			if (r = r[t], n[o] == null) n[o] = c++;
			else if (n[o] < this.__a[t]) return;
			return r(e.event ? e.event(n) : n);
		}
	};
}
function A(t, n, r, i, a, o, s, c, l, d) {
	var p, h, v, S, C, w, T, E, D, te, O, k, ne, A, j, oe, M, N, P = n.type;
	if (n.constructor !== u) return null;
	128 & r.__u && (l = 32 & r.__u, p = r.__c.__z) && (n.__u |= l, h = o = [], p.nodeType == 8 ? c = re(p, o) : o.push(p), c = o[0] || c), (p = e.__b) && p(n);
	n: if (typeof P == "function") {
		v = s.length;
		try {
			if (E = n.props, D = (p = P.prototype) && p.render, te = (p = P.contextType) && i[p.__c], O = p ? te ? te.props.value : p.__ : i, (S = r.__c) ? (n.__c = S, 2 & S.__g && (S.__g |= 1)) : (D ? n.__c = S = new P(E, O) : (n.__c = S = new b(E, O), S.constructor = P, S.render = ce), te && te.sub(S), S.state || (S.state = {}), S.__n = i, S.__g |= 8, S.__h = [], S.__k = []), D && (S.__s || (S.__s = S.state), P.getDerivedStateFromProps && (S.__s == S.state && (S.__s = g({}, S.__s)), g(S.__s, P.getDerivedStateFromProps(E, S.__s)))), C = S.props, w = S.state, S.__v = n, r.__c) {
				if (E !== C && D && !P.getDerivedStateFromProps && S.componentWillReceiveProps && S.componentWillReceiveProps(E, O), n.__v == r.__v && !(8 & S.__g) || !(4 & S.__g) && S.shouldComponentUpdate && !1 === S.shouldComponentUpdate(E, S.__s, O)) {
					n.__v != r.__v && (S.props = E, S.state = S.__s, S.__g &= -9), n.__e = r.__e, n.__k = r.__k, n.__k.some(function(e) {
						e && (e.__ = n);
					}), f.push.apply(S.__h, S.__k), S.__k = [], S.__h.length && s.push(S), c = x(r);
					break n;
				}
				S.componentWillUpdate && S.componentWillUpdate(E, S.__s, O), D && S.componentDidUpdate && S.__h.push(function() {
					S.componentDidUpdate(C, w, T);
				});
			} else D && !P.getDerivedStateFromProps && S.componentWillMount && S.componentWillMount(), D && S.componentDidMount && S.__h.push(S.componentDidMount);
			S.context = O, S.props = E, S.__P = t, S.__g &= -5, k = e.__r, ne = D ? 25 : 0;
			do
				S.__g &= -9, k && k(n), p = S.render(S.props, S.state = S.__s, S.context);
			while (8 & S.__g && ++ne < 25);
			D && (f.push.apply(S.__h, S.__k), S.__k = []), S.state = S.__s, S.getChildContext && (i = g({}, i, S.getChildContext())), D && r.__c && S.getSnapshotBeforeUpdate && (T = S.getSnapshotBeforeUpdate(C, w)), A = p && p.type === y && p.key == null ? p.props.children : p, E.__P && (p = c, a = (t = E.__P).namespaceURI, l = o = null, r.props && r.props.__P != t && (r.__k.some(function(e) {
				e && se(e, e);
			}), r.__k = null), c = r.__k ? x(r, 0) : null), c = ee(t, m(A) ? A : [A], n, r, i, a, o, s, c, l, d), E.__P && (n.__e = null, c = p), n.__u &= -161, h && h.some(_), S.__h.length && s.push(S), 1 & S.__g && (S.__g &= -4);
		} catch (t) {
			if (s.length = v, n.__v = null, l || o) {
				if (t && t.then) {
					if (n.__u |= 128 | l, o) {
						for (~(M = o.indexOf(c || void 0)) || (M = o.length); (N = o[M - 1]) && N.nodeType == 8;) M--;
						for (; M < o.length; M++) if (N = o[M]) {
							if (o[M] = null, j) {
								if (N == oe) break;
							} else {
								if (N.nodeType != 8) break;
								N.data.startsWith("$s") && (oe = re(j = N));
							}
						}
					}
					if (!j) {
						for (; c && c.nodeType == 8 && c.nextSibling;) c = c.nextSibling;
						j = c;
					}
					(p = re(j = n.__c.__z || (n.__c.__z = j))) ? (n.__e = j, c = p) : n.__e = c, c &&= c.nextSibling;
				} else o && o.some(_);
			} else n.__e = r.__e;
			n.__k ||= r.__k || [], t && t.then || ie(n), e.__e(t, n, r);
		}
	} else c = n.__e = ae(r.__e, n, r, i, a, o, s, l, d, t);
	return (p = e.diffed) && p(n), c;
}
function re(e, t) {
	if (e && e.nodeType == 8 && e.data.startsWith("$s")) for (var n = 1; e = e.nextSibling;) {
		if (e.nodeType == 8) {
			if (e.data.startsWith("$s")) n++;
			else if (e.data.startsWith("/$s") && !--n) return e;
		}
		t && t.push(e);
	}
}
function ie(e) {
	e && (e.__c && (e.__c.__g |= 4), e.__k && e.__k.some(ie));
}
function j(t, n, r) {
	for (var i = 0; i < r.length;) oe(r[i++], r[i++], r[i++]);
	e.__c && e.__c(n, t), t.some(function(n) {
		try {
			t = n.__h, n.__h = [], t.some(function(e) {
				e.call(n);
			});
		} catch (t) {
			e.__e(t, n.__v);
		}
	});
}
function ae(t, n, r, i, a, o, s, c, l, u) {
	var f, g, v, y, b, S, C, w, T = r.props || d, E = n.props, D = n.type;
	if (D == "svg" ? a = "http://www.w3.org/2000/svg" : D == "math" ? a = "http://www.w3.org/1998/Math/MathML" : a ||= "http://www.w3.org/1999/xhtml", o) {
		for (f = 0; f < o.length; f++) if ((b = o[f]) && (D ? b.localName == D : b.nodeType == 3)) {
			t = b, o[f] = null;
			break;
		}
	}
	if (!t) {
		if (w = u.ownerDocument || document, !D) return w.createTextNode(E);
		t = w.createElementNS(a, D, E.is ? E : u), c &&= (e.__m && e.__m(n, o), !1), o = null;
	}
	if (D) {
		if (u = D == "template" && t.content || t, o = D == "textarea" && E.defaultValue != null ? null : o && h.call(u.childNodes), !c && o) for (T = {}, f = 0; f < t.attributes.length; f++) T[(b = t.attributes[f]).name] = b.value;
		for (f in T) b = T[f], f == "dangerouslySetInnerHTML" ? v = b : f == "children" || f in E || f == "value" && "defaultValue" in E || f == "checked" && "defaultChecked" in E || k(t, f, null, b, a);
		for (f in E) b = E[f], f == "children" ? y = b : f == "dangerouslySetInnerHTML" ? g = b : f == "value" ? S = b : f == "checked" ? C = b : c && typeof b != "function" || T[f] === b || k(t, f, b, T[f], a);
		g ? (c || v && (g.__html == v.__html || g.__html == t.innerHTML) || (t.innerHTML = g.__html), n.__k = []) : (v && (t.textContent = ""), (D == "foreignObject" || a == "http://www.w3.org/1998/Math/MathML" && p.test(D)) && (a = "http://www.w3.org/1999/xhtml"), ee(u, m(y) ? y : [y], n, r, i, a, o, s, o ? o[0] : r.__k && x(r, 0), c, l), o && o.some(_)), c && D != "textarea" || (f = "value", D == "progress" && S == null ? t.removeAttribute(f) : S == null || S === t[f] && (D != "progress" || S) || k(t, f, S, T[f], a), f = "checked", C != null && C != t[f] && k(t, f, C, T[f], a));
	} else T === E || c && t.data == E || (t.data = E);
	return t;
}
function oe(t, n, r, i) {
	try {
		typeof t == "function" ? n ? n.__x = t(n) || 1 : (i &&= i.__c || i.__e) && (n = i.__x) && (i.__x = null, typeof n == "function" ? n() : t(null)) : t.current = n;
	} catch (t) {
		e.__e(t, r);
	}
}
function se(t, n, r) {
	var i, a, o, s;
	if (e.unmount && e.unmount(t), !(i = t.ref) || i.current && i.current != t.__e || oe(i, null, n, t), i = t.__c) {
		if (i.componentWillUnmount) try {
			i.componentWillUnmount();
		} catch (t) {
			e.__e(t, n);
		}
		i.__P = i.__n = null;
	}
	if (i = t.__k) for (s = 0; s < i.length; s++) i[s] && se(i[s], n, typeof t.type != "function" || r && !t.props.__P);
	!r && (i = t.__c) && (i = i.__z) && (a = re(i, o = [])) && (i == t.__e && o.some(_), _(a), _(i)), r || _(t.__e), t.__e = t.__c = t.__ = null;
}
function ce(e, t, n) {
	return this.constructor(e, n);
}
function M(t, n) {
	var r, i, a, o;
	e.__ && e.__(t, n), n.nodeType == 9 && (n = n.documentElement), i = (r = t && 32 & t.__u) ? null : n.__k, n.__k = v(y, { children: [t] }), a = [], o = [], A(n, n.__k, i || d, d, n.namespaceURI, i ? null : n.firstChild ? h.call(n.childNodes) : null, a, i ? i.__e : n.firstChild, r, o), j(a, n.__k, o), n.__k.props.children = null;
}
e = { __e: function(e, t, n, r) {
	for (var a, o, s; t = t.__;) if ((a = t.__c) && !(1 & a.__g)) {
		a.__g |= 4;
		try {
			if ((s = (o = a.constructor) && o.getDerivedStateFromError) && a.setState(o.getDerivedStateFromError(e)), a.componentDidCatch && (a.componentDidCatch(e, r || {}), s = 1), s && 8 & a.__g) return void (a.__g |= 2);
		} catch (t) {
			e = t;
		}
	}
	throw i = 0, e;
} }, t = 0, b.prototype.setState = function(e, t) {
	var n = this.__s;
	n && n != this.state || (n = this.__s = g({}, this.state)), typeof e == "function" && (e = e(g({}, n), this.props)), e && (g(n, e), this.__v && (t && this.__k.push(t), w(this)));
}, b.prototype.forceUpdate = function(e) {
	this.__v && (this.__g |= 4, e && this.__h.push(e), w(this));
}, b.prototype.render = y, n = [], i = 0, a = function(e, t) {
	return e.__v.__b - t.__v.__b;
}, o = Symbol(), s = /(PointerCapture)$|Capture$/i, c = 0, l = {};
// src/asking.ts
var N = class extends Error {
	status;
	happened;
	safe;
	mend;
	constructor(e, t, n, r) {
		super(t), this.status = e, this.happened = t, this.safe = n, this.mend = r;
	}
	get passing() {
		return this.status >= 500 || this.status === 401;
	}
	get words() {
		return [
			this.happened,
			this.safe,
			this.mend
		].filter(Boolean).join(" ");
	}
}, P = class extends Error {}, le = [
	251,
	250,
	247
], ue = [
	23,
	26,
	26
], de = [
	"#4C78A8",
	"#F58518",
	"#54A24B",
	"#B279A2",
	"#E45756",
	"#72B7B2",
	"#9D755D",
	"#EECA3B",
	"#6B6ECF",
	"#D67195",
	"#439894",
	"#8C6D31"
];
function fe(e) {
	let t = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(e), n = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(e), r = t?.slice(1) ?? n?.slice(1).map((e) => e + e);
	return r ? r.map((e) => parseInt(e, 16)) : null;
}
function pe(e) {
	let [t, n, r] = e.map((e) => {
		let t = e / 255;
		return t <= .04045 ? t / 12.92 : ((t + .055) / 1.055) ** 2.4;
	});
	return .2126 * t + .7152 * n + .0722 * r;
}
function me(e, t) {
	let [n, r] = [pe(e), pe(t)].sort((e, t) => t - e);
	return (n + .05) / (r + .05);
}
function he(e, t, n = 4.5) {
	let r = pe(t) > .4 ? 0 : 255;
	for (let i = 0; i <= 1; i += .02) {
		let a = e.map((e) => Math.round(e + (r - e) * i));
		if (me(a, t) >= n) return a;
	}
	return [
		r,
		r,
		r
	];
}
var ge = (e) => `rgb(${e.join(" ")})`;
function _e(e, t = ".tc") {
	return e.map((e, n) => {
		let r = fe(e.colour) ?? fe(de[n % de.length]);
		return `${t} .tc-c${n} { --code: light-dark(${ge(he(r, le))}, ${ge(he(r, ue))}); }`;
	}).join("\n");
}
// src/keys.ts
var F = (e, t, n, r, i) => ({
	where: e,
	group: t,
	keys: n.split(" "),
	does: r,
	says: i
}), ve = [
	F("reading", "Move", "j", "turn-next", "Next turn"),
	F("reading", "Move", "k", "turn-back", "Previous turn"),
	F("reading", "Move", "n", "sentence-next", "Choose the next sentence"),
	F("reading", "Move", "p", "sentence-back", "Choose the previous sentence"),
	F("reading", "Move", "w", "word-next", "Choose the next word"),
	F("reading", "Move", "b", "word-back", "Choose the previous word"),
	F("reading", "Move", ".", "coding-next", "Next coding"),
	F("reading", "Move", ",", "coding-back", "Previous coding"),
	F("everywhere", "Move", "/ g", "jump", "Find words, go to a time, a turn, a code or a document"),
	F("reading", "Choose", "Shift+ArrowRight ]", "end-on", "One word more at the end"),
	F("reading", "Choose", "Shift+ArrowLeft [", "end-back", "One word less at the end"),
	F("reading", "Choose", "Ctrl+Shift+ArrowLeft {", "start-back", "One word more at the beginning"),
	F("reading", "Choose", "Ctrl+Shift+ArrowRight }", "start-on", "One word less at the beginning"),
	F("reading", "Choose", "Shift+S", "to-sentence", "Widen to whole sentences"),
	F("reading", "Choose", "Shift+T", "to-turn", "Widen to whole turns"),
	F("reading", "Code", "c Enter", "code", "Code the chosen words, or the turn: type to find a code"),
	F("reading", "Code", "1 2 3 4 5 6 7 8 9", "code-number", "Code at once with a code's own key, else with the 1st to 9th code used last"),
	F("reading", "Code", "i", "in-vivo", "Make a code of the chosen words themselves"),
	F("reading", "Code", "m", "memo", "Memo on the coding, the chosen words or the turn"),
	F("reading", "Code", "e", "recode", "Give the selected coding another code"),
	F("reading", "Code", "Delete Backspace", "remove", "Take the selected coding out"),
	F("reading", "Code", "y", "confirm", "Confirm the selected coding"),
	F("reading", "Code", "x", "reject", "Reject the selected coding"),
	F("reading", "Read", "r", "read", "This turn is read, nothing to code; on to the next"),
	F("reading", "Read", "Alt+R", "read-through", "All turns up to this one are read"),
	F("reading", "Read", "Shift+R", "unread", "This turn is unread"),
	F("reading", "Read", "u", "next-unread", "Next unread turn"),
	F("reading", "Look", "v", "review", "Review: decide on what waits, one by one"),
	F("reading", "Look", "o", "documents", "All documents"),
	F("everywhere", "Look", "l", "codings", "List of codings, with filters"),
	F("review", "Review", "c y", "confirm", "Confirm, and on to the next"),
	F("review", "Review", "r x", "reject", "Reject, and on to the next"),
	F("review", "Review", "k e", "recode", "Give it another code, and on to the next"),
	F("review", "Review", "m", "memo", "Memo on this coding"),
	F("review", "Review", "s n", "skip", "Skip: it stays in the queue"),
	F("review", "Review", "b p", "back", "Back to the one before"),
	F("review", "Review", "u", "take-back", "Undo the last decision"),
	F("review", "Review", "q", "leave", "Leave the review; it resumes here"),
	F("everywhere", "All", "Ctrl+Z", "undo", "Undo: what it takes back is written out"),
	F("everywhere", "All", "Ctrl+Shift+Z Ctrl+Y", "redo", "Redo"),
	F("everywhere", "All", "Escape", "close", "Close, let go of what is chosen"),
	F("everywhere", "All", "?", "keys", "All keys")
];
function ye(e) {
	let { code: t } = e, n = e.altKey && t?.startsWith("Key") ? t.slice(3).toLowerCase() : e.key, r = n.length > 1 || /\p{L}/u.test(n), i = n.length === 1 && (e.shiftKey || e.ctrlKey || e.metaKey || e.altKey) ? n.toUpperCase() : n;
	return (e.ctrlKey || e.metaKey ? "Ctrl+" : "") + (e.altKey ? "Alt+" : "") + (e.shiftKey && r ? "Shift+" : "") + i;
}
function be(e, t) {
	let n = (t) => ve.find((n) => n.where === t && n.keys.includes(e));
	return (n(t) ?? n("everywhere"))?.does ?? null;
}
var xe = {
	ArrowRight: "→",
	ArrowLeft: "←",
	Escape: "Esc",
	Delete: "Del",
	Backspace: "⌫"
}, Se = (e) => e.split("+").map((e) => xe[e] ?? (/^[a-z]$/.test(e) ? e.toUpperCase() : e)).join(" + ");
// src/sitting/filtering.ts
function Ce(e, t) {
	return e.filter((e) => (t.status ? e.status === t.status : e.status !== "rejected") && (!t.code || e.code === t.code) && (!t.coder || e.coder === t.coder) && (!t.origin || e.origin === t.origin) && (!t.flag || e.why.some((e) => e.flags.includes(t.flag))));
}
function we(e, t, n) {
	let { [t]: r, ...i } = e;
	return n ? {
		...i,
		[t]: n
	} : i;
}
var Te = [
	"negated",
	"hypothetical",
	"reported",
	"question"
];
function Ee(e, t, n) {
	let r = [...t].sort((e, t) => e.start - t.start || t.end - e.end || (e.id < t.id ? -1 : 1)), i = e.map(() => []), a = 0;
	for (let t of r) {
		for (; a < e.length && (e[a]?.end ?? 0) <= t.start;) a++;
		for (let n = a; n < e.length && (e[n]?.start ?? 0) < t.end; n++) i[n]?.push(t);
	}
	return i.map((e, t) => {
		let r = n[t];
		return r && r.length === e.length && r.every((t, n) => t === e[n]) ? r : e;
	});
}
// src/text/words.ts
var De = /^[-‐‑'’]$/u, Oe = new Intl.Segmenter(void 0, { granularity: "word" }), ke = {
	text: "",
	words: []
};
function Ae(e) {
	if (ke.text === e) return ke.words;
	let t = [], n = "";
	for (let r of Oe.segment(e)) {
		let e = r.index + r.segment.length, i = t[t.length - 1];
		r.isWordLike ? i && De.test(n) ? i[1] = e : t.push([r.index, e]) : n += r.segment, r.isWordLike && (n = "");
	}
	return ke = {
		text: e,
		words: t
	}, t;
}
function je(e, [t, n]) {
	for (; t < n && /\s/u.test(e[t] ?? "");) t++;
	for (; n > t && /\s/u.test(e[n - 1] ?? "");) n--;
	return [t, n];
}
function Me(e, [t, n]) {
	for (; t > 0 && Ne(e, t);) t--;
	for (; n < e.length && Ne(e, n);) n++;
	return [t, n];
}
function Ne(e, t) {
	let n = e.charCodeAt(t);
	return n >= 56320 && n <= 57343 || /^[\p{M}\u200d\ufe0f]/u.test(e.slice(t, t + 2)) || e.charCodeAt(t - 1) === 8205;
}
function Pe(e, t) {
	let [n, r] = je(e, t);
	if (n >= r) return [n, r];
	let i = Ae(e), a = i.find((e) => e[1] > n), o = i.findLast((e) => e[0] < r);
	return Me(e, [a && a[0] < n ? a[0] : n, o && o[1] > r ? o[1] : r]);
}
function Fe(e, [t, n]) {
	let r = e.filter((e) => e[0] < Math.max(n, t + 1) && e[1] > t), i = r[0], a = r[r.length - 1];
	return i && a ? [Math.min(i[0], t), Math.max(a[1], n)] : [t, n];
}
function Ie(e, [t, n], r, i, a) {
	let [o, s] = a, c = Ae(e.slice(o, s)).map(([e, t]) => [e + o, t + o]), l = c.filter((e) => e[1] > t && e[0] < n);
	return r === "end" ? i < 0 ? [t, l[l.length - 2]?.[1] ?? n] : [t, c.find((e) => e[1] > n)?.[1] ?? Math.max(n, s)] : i > 0 ? [l[1]?.[0] ?? t, n] : [c.findLast((e) => e[0] < t)?.[0] ?? o, n];
}
function Le(e, [t, n], r, i) {
	let a = Ae(e.slice(...i)).map(([e, t]) => [e + i[0], t + i[0]]);
	return (r > 0 ? a.find((e) => e[0] >= n) : a.findLast((e) => e[1] <= t)) ?? null;
}
function Re(e, t, [n, r]) {
	return t.filter((e) => e.start < r && e.end > n).map((t) => je(e, [Math.max(n, t.start), Math.min(r, t.end)])).filter(([e, t]) => e < t);
}
// src/sitting/moving.ts
var I = (e) => e.stored.get(), ze = (e) => e.role !== "interviewer" && e.role !== "heading";
function Be(e, t) {
	let n = I(e)?.turns ?? [], r = n.findIndex((e) => e.end > t);
	return r < 0 ? n.length - 1 : r;
}
function L(e, t) {
	let n = I(e)?.turns ?? [];
	n.length && (e.chosen.set(null), e.picked.set(null), e.turn.set(Math.max(0, Math.min(n.length - 1, t))));
}
function Ve(e, t) {
	let n = e.turn.get();
	L(e, n < 0 ? He(e) : n + t);
}
function He(e) {
	let t = [...e.root?.querySelectorAll(".tc-turn") ?? []], n = e.root?.querySelector(".tc-top")?.getBoundingClientRect().bottom ?? 0;
	return Math.max(0, t.findIndex((e) => e.getBoundingClientRect().bottom > n + 60));
}
function R(e, t) {
	t && (e.turn.set(Be(e, t[0])), e.picked.set(null)), e.chosen.set(t);
}
function Ue(e, t) {
	let n = I(e);
	if (!n) return;
	let r = n.turns[Math.max(e.turn.get(), 0)], i = e.chosen.get() ?? (r ? [r.start, r.start] : [0, 0]), a = !e.chosen.get(), o = t > 0 ? n.sentences.find((e) => a ? e[1] > i[0] : e[0] >= i[1]) : n.sentences.findLast((e) => e[1] <= i[0] || e[0] < i[0] && e[1] > i[0]);
	o && R(e, je(n.text, o));
}
function We(e) {
	let t = I(e), n = t?.turns[Math.max(e.turn.get(), 0)];
	if (!t || !n) return null;
	let r = e.codings.get().find((t) => t.id === e.picked.get()), i = e.chosen.get() ?? (r ? [r.start, r.end] : [n.start, n.start]);
	return {
		text: t.text,
		bounds: [n.start, n.end],
		span: i
	};
}
function Ge(e, t, n) {
	let r = We(e);
	r && R(e, Ie(r.text, r.span, t, n, r.bounds));
}
function Ke(e, t) {
	let n = We(e), r = n && Le(n.text, n.span, t, n.bounds);
	r && R(e, r);
}
function z(e, t) {
	let n = I(e), r = We(e);
	if (n && r) {
		if (t === "sentence") R(e, je(n.text, Fe(n.sentences, r.span)));
		else {
			let t = n.turns.filter((e) => e.start < Math.max(r.span[1], r.span[0] + 1) && e.end > r.span[0]), [i, a] = [t[0], t[t.length - 1]];
			i && a && R(e, [i.start, a.end]);
		}
	}
}
function qe(e) {
	return [...e].sort((e, t) => e.start - t.start || t.end - e.end || (e.id < t.id ? -1 : 1));
}
function B(e, t, n = !1) {
	t && (e.chosen.set(null), e.turn.set(Be(e, t.start)), e.picked.set(t.id), e.view.get() === "document" && !n && e.side.set("picked"));
}
function Je(e, t, n) {
	let r = qe(n), i = r.findIndex((t) => t.id === e.picked.get());
	if (i >= 0) return B(e, r[i + t]);
	let a = I(e)?.turns[Math.max(e.turn.get(), 0)]?.start ?? 0;
	B(e, t > 0 ? r.find((e) => e.start >= a) : r.findLast((e) => e.end <= a));
}
function Ye(e, t, n, r = 1) {
	let i = qe(n).filter((e) => e.code === t), a = i.findIndex((t) => t.id === e.picked.get()), o = I(e)?.turns[Math.max(e.turn.get(), 0)], s = a >= 0 ? i[(a + r + i.length) % i.length] : i.find((e) => e.start >= (o?.start ?? 0)) ?? i[0];
	s ? B(e, s) : e.say("This code is not in this document yet.");
}
function Xe(e, t) {
	let n = (I(e)?.turns ?? []).findLastIndex((e) => e.ms && e.ms[0] <= t);
	return n >= 0 && L(e, n), n >= 0;
}
var Ze = (e, t) => Re(I(e)?.text ?? "", I(e)?.turns ?? [], t), Qe = 30;
function $e(e) {
	let t = e.stored.get();
	if (!t) return [];
	let n = t.turns[e.turn.get()], r = e.chosen.get() ?? (n ? [n.start, n.end] : null);
	return r ? Re(t.text, t.turns, r) : [];
}
function et(e, t) {
	let n = e.stored.get()?.text ?? "";
	return t.map((e) => n.slice(...e));
}
function tt(e, t) {
	e.recent.change((e) => [...t, ...e.filter((e) => !t.includes(e))].slice(0, Qe));
}
function nt(e, t, n) {
	return {
		document: e.stored.get()?.id,
		spans: t,
		codes: n,
		quote: et(e, t)
	};
}
function rt(e, t, n, r = "") {
	t.length && n.length && (tt(e, n), e.act("code", {
		...nt(e, t, n),
		...r ? { memo: r } : {}
	}), e.chosen.set(null));
}
function it(e, t) {
	let n = e.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "_").replace(/^_+|_+$/g, "").slice(0, 40).replace(/_+$/, ""), r = /^[a-z]/.test(n) ? n : `code_${n}`.replace(/_$/, ""), i = r;
	for (let e = 2; t.includes(i); e++) i = `${r}_${e}`;
	return i;
}
function at(e, t, n) {
	let r = it(t.name, e.codes.map((e) => e.id));
	tt(e, [r]);
	let i = {
		id: r,
		name: t.name,
		definition: t.definition,
		...t.parent ? { parent: t.parent } : {}
	};
	return e.act("new-code", {
		...i,
		...n.length ? { then: {
			verb: "code",
			...nt(e, n, [r])
		} } : {}
	}), e.chosen.set(null), r;
}
function ot(e, t, n) {
	e.act("edit-code", {
		id: t,
		...n
	});
}
var V = (e, t) => e.codings.get().find((e) => e.id === t);
function st(e, t) {
	let n = V(e, t);
	n && (n.origin === "person" && n.coder === e.me ? e.act("uncode", { ids: [t] }) : e.act("reject", { ids: [t] }), e.view.get() === "document" && e.picked.set(null));
}
function ct(e, t) {
	e.act("confirm", { ids: [t] });
}
function lt(e, t) {
	e.act("reject", { ids: [t] });
}
function ut(e, t, n) {
	tt(e, [n]), e.act("recode", {
		id: t,
		code: n
	});
}
function dt(e, t, n, r, i) {
	e.act("bulk", {
		filter: t,
		ruling: n,
		count: r
	}, () => {
		e.refresh(), i();
	});
}
function ft(e) {
	let t = e.stored.get();
	if (!t) return null;
	let n = V(e, e.picked.get()), r = e.chosen.get();
	if (r) return {
		about: "segment",
		target: t.id,
		start: r[0],
		end: r[1],
		of: `“${t.text.slice(...r)}”`
	};
	if (n) return {
		about: "coding",
		target: n.id,
		of: `${H(e, n.code)}: “${n.text}”`
	};
	let i = t.turns[e.turn.get()];
	return i ? {
		about: "turn",
		target: String(i.n),
		of: `turn ${i.n}, ${i.speaker}`
	} : {
		about: "document",
		target: t.id,
		of: t.title || t.id
	};
}
var pt = (e) => typeof e == "string" && e ? e : "Blind: the work of other coders is hidden until it is released.", H = (e, t) => e.codes.find((e) => e.id === t)?.name ?? t;
function mt(e, t, n) {
	if (t.memo) e.act("memo-edit", {
		id: t.memo,
		text: n
	}, () => void e.refresh());
	else {
		let { start: r, end: i } = t, a = r === void 0 ? {} : {
			start: r,
			end: i
		};
		e.act("memo", {
			about: t.about,
			target: t.target,
			document: e.stored.get()?.id,
			text: n,
			...a
		}, () => void e.refresh());
	}
}
function ht(e, t) {
	e.act("memo-remove", { ids: [t] }, () => void e.refresh());
}
function gt(e, t, n, r) {
	let i = e.stored.get();
	if (!i) return;
	let a = i.turns.map((e) => e.n < t || e.n > n || e.state === "coded" || e.state === r ? e : {
		...e,
		state: r
	});
	e.stored.set({
		...i,
		turns: a
	}), e.act("read", {
		document: i.id,
		turns: [t, n],
		state: r
	});
}
function _t(e) {
	e.act("undo", {}, () => void e.refresh());
}
function vt(e) {
	e.act("redo", {}, () => void e.refresh());
}
// src/sitting/reviewing.ts
async function yt(e, t) {
	let { status: n, ...r } = e.filter.get(), i = await e.ask("queue", r), a = Math.max(0, i.waiting.findIndex((e) => e.id === t));
	e.queue.set({
		waiting: i.waiting,
		total: i.total,
		decided: i.decided,
		at: a
	}), e.view.set("review"), await xt(e);
}
var bt = (e) => {
	let t = e.queue.get();
	return t?.waiting[t.at];
};
async function xt(e) {
	let t = bt(e);
	if (!t) {
		e.picked.set(null);
		return;
	}
	await e.open(t.document);
	let n = V(e, t.id);
	n && B(e, n);
}
function St(e, t) {
	let n = e.queue.get();
	n && (e.queue.set({
		...n,
		at: Math.max(0, Math.min(n.waiting.length, n.at + t))
	}), xt(e));
}
function Ct(e) {
	let t = e.queue.get();
	if (!t) return;
	let n = t.waiting.filter((e, n) => n !== t.at);
	e.queue.set({
		...t,
		waiting: n,
		decided: t.decided + 1,
		at: Math.min(t.at, n.length)
	}), xt(e);
}
function wt(e, t) {
	let n = bt(e);
	n && (t === "confirm" ? ct(e, n.id) : t === "reject" ? lt(e, n.id) : ut(e, n.id, t.recode), Ct(e));
}
function Tt(e) {
	let t = new Set(e.queue.get()?.waiting.map((e) => e.id));
	e.act("undo", {}, () => void (async () => {
		await e.refresh();
		let { status: n, ...r } = e.filter.get(), i = await e.ask("queue", r), a = i.waiting.findIndex((e) => !t.has(e.id)), o = a >= 0 ? a : Math.min(e.queue.get()?.at ?? 0, i.waiting.length);
		e.queue.set({
			waiting: i.waiting,
			total: i.total,
			decided: i.decided,
			at: o
		}), await xt(e);
	})());
}
function Et(e) {
	e.view.set("document"), e.queue.set(null);
}
// node_modules/preact/hooks/dist/hooks.mjs
var Dt, U, Ot, kt, At = Object.is, jt = 0, Mt = [], Nt = [], W = e, Pt = W.__b, Ft = W.__r, It = W.diffed, Lt = W.__c, Rt = W.unmount, zt = W.__;
function Bt(e, t) {
	W.__h && W.__h(U, e, jt || t), jt = 0;
	var n = U.__H || (U.__H = {
		__: [],
		__h: []
	});
	return e >= n.__.length && n.__.push({}), n.__[e];
}
function G(e) {
	return jt = 1, Vt(Xt, e);
}
function Vt(e, t, n) {
	var r = Bt(Dt++, 2);
	if (r.t = e, !r.__c && (r.__ = [n ? n(t) : Xt(void 0, t), function(e) {
		var t = (r.__N || r.__)[0], n = r.t(t, e);
		At(t, n) || (r.__N = [n, r.__[1]], r.__c.setState({}));
	}], r.__c = U, !U.__f)) {
		U.__f = !0;
		var i = U.shouldComponentUpdate;
		U.shouldComponentUpdate = function(e, t, n) {
			var r = this.__H;
			if (!r) return !0;
			var a = !1, o = this.props != e;
			if (r.__.some(function(e) {
				e.__N && (a = !0, At(e.__[0], e.__N[0]) || (o = !0));
			}), i) {
				var s = i.call(this, e, t, n);
				return a ? s || o : s;
			}
			return !a || o;
		};
	}
	return r.__;
}
function K(e, t) {
	var n = Bt(Dt++, 3);
	!W.__s && Yt(n.__H, t) && (n.__P = !0, n.__ = e, n.u = t, U.__H.__h.push(n));
}
function Ht(e, t) {
	var n = Bt(Dt++, 4);
	!W.__s && Yt(n.__H, t) && (n.__P = !1, n.__ = e, n.u = t, U.__h.push(n));
}
function q(e) {
	return jt = 5, J(function() {
		return { current: e };
	}, []);
}
function J(e, t) {
	var n = Bt(Dt++, 7);
	return Yt(n.__H, t) && (n.__ = e(), n.__H = t), n.__;
}
function Ut() {
	var e;
	do {
		for (; e = Nt.shift();) try {
			qt(e);
		} catch (t) {
			W.__e(t, { __: (e = e.__P) && e.__v });
		}
		for (; e = Mt.shift();) {
			var t = e.__H;
			if (e.__P && t) try {
				t.__h.some(qt), t.__h.some(Jt), t.__h = [];
			} catch (n) {
				t.__h = [], W.__e(n, e.__v);
			}
		}
	} while (Nt.length);
}
W.__b = function(e) {
	U = null, Pt && Pt(e);
}, W.__ = function(e, t) {
	e && t.__k && t.__k.__m && (e.__m = t.__k.__m), zt && zt(e, t);
}, W.__r = function(e) {
	Ft && Ft(e), Dt = 0;
	var t = (U = e.__c).__H;
	t && (Ot == U ? U.__h = [] : (t.__h.some(qt), t.__h.some(Jt), Dt = 0), t.__h = [], t.__.some(function(e) {
		e.__N && (e.__ = e.__N), e.u = e.__N = void 0;
	})), Ot = U;
}, W.diffed = function(e) {
	It && It(e);
	var t = e.__c;
	t && t.__H && (t.__H.__h.length && Kt(Mt.push(t)), t.__H.__.some(function(e) {
		e.u && (e.__H = e.u);
	})), Ot = U = null;
}, W.__c = function(e, t) {
	t.some(function(e) {
		try {
			e.__h.some(qt), e.__h = e.__h.filter(function(e) {
				return !e.__ || Jt(e);
			});
		} catch (t) {
			e.__h = [function() {
				throw t;
			}];
		}
	}), Lt && Lt(e, t);
}, W.unmount = function(e) {
	Rt && Rt(e);
	var t, n, r = e.__c;
	r && r.__H && (r.__H.__.some(function(r) {
		try {
			if (r.__P && r.__c) {
				if (n === void 0) {
					for (n = e.__; n && (!n.__c || !n.__c.__P);) n = n.__;
					n &&= n.__c;
				}
				r.__P = n, Kt(Nt.push(r));
			} else qt(r);
		} catch (e) {
			t = e;
		}
	}), r.__H = void 0, t && W.__e(t, r.__v));
};
var Wt = typeof requestAnimationFrame == "function";
function Gt(e) {
	var t, n = function() {
		clearTimeout(r), Wt && cancelAnimationFrame(t), setTimeout(e);
	}, r = setTimeout(n, 35);
	Wt && (t = requestAnimationFrame(n));
}
function Kt(e) {
	e != 1 && kt == W.requestAnimationFrame || ((kt = W.requestAnimationFrame) || Gt)(Ut);
}
function qt(e) {
	var t = U, n = e.__c;
	typeof n == "function" && (e.__c = void 0, n()), U = t;
}
function Jt(e) {
	var t = U;
	e.__c = e.__(), U = t;
}
function Yt(e, t) {
	return !e || e.length != t.length || t.some(function(t, n) {
		return !At(t, e[n]);
	});
}
function Xt(e, t) {
	return typeof t == "function" ? t(e) : t;
}
// src/cell.ts
function Y(e) {
	let t = e, n = /* @__PURE__ */ new Set(), r = {
		get: () => t,
		set(e) {
			Object.is(e, t) || (t = e, [...n].forEach((t) => t(e)));
		},
		change: (e) => r.set(e(t)),
		watch(e) {
			return n.add(e), () => n.delete(e);
		}
	};
	return r;
}
function X(e) {
	let [t, n] = G({ now: e.get() });
	return K(() => (Object.is(e.get(), t.now) || n({ now: e.get() }), e.watch((e) => n({ now: e }))), [e]), t.now;
}
// src/fuzzy.ts
var Zt = (e) => e.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
function Qt(e, t) {
	let n = Zt(e).replace(/\s+/gu, " ").trim(), r = Zt(t);
	if (!n) return 1;
	let i = r.indexOf(n);
	return i === 0 ? 1e3 - r.length : i > 0 && /[^\p{L}\p{N}]/u.test(r[i - 1] ?? "") ? 800 - i : i > 0 ? 600 - i : $t(n.replaceAll(" ", ""), r);
}
function $t(e, t) {
	let n = 0, r = 300;
	for (let i of e) {
		let e = en(t, i, n);
		if (e < 0) return 0;
		let a = e === 0 || /[^\p{L}\p{N}]/u.test(t[e - 1] ?? "");
		r -= a ? 0 : Math.min(e - n, 12) * 3 + 4, n = e + i.length;
	}
	return Math.max(r, 1);
}
function en(e, t, n) {
	let r = e.indexOf(t, n);
	if (r === n || r < 0) return r;
	for (let n = r; n >= 0; n = e.indexOf(t, n + 1)) if (/[^\p{L}\p{N}]/u.test(e[n - 1] ?? "")) return n;
	return r;
}
function tn(e, t, n) {
	let r = (e) => n.indexOf(e.id) < 0 ? n.length + 1 : n.indexOf(e.id);
	return t.map((t, n) => ({
		one: t,
		at: n,
		score: Math.max(Qt(e, t.name), Qt(e, t.id) - 1)
	})).filter(({ score: e }) => e > 0).sort((e, t) => t.score - e.score || r(e.one) - r(t.one) || e.at - t.at).map(({ one: e }) => e);
}
// src/clock.ts
function nn(e) {
	let t = Math.floor(e / 1e3), [n, r, i] = [
		Math.floor(t / 3600),
		Math.floor(t / 60) % 60,
		t % 60
	], a = (e) => String(e).padStart(2, "0");
	return n ? `${n}:${a(r)}:${a(i)}` : `${r}:${a(i)}`;
}
function rn(e) {
	let t = /^(?:(\d+):)?(\d{1,3}):(\d{2})$/.exec(e.trim());
	return t ? ((Number(t[1] ?? 0) * 60 + Number(t[2])) * 60 + Number(t[3])) * 1e3 : null;
}
var an = (e, t, n = `${t}s`) => `${e.toLocaleString("en-GB")} ${e === 1 ? t : n}`, on = Symbol.for("pv"), sn = 0;
Array.isArray;
function Z(t, n, r, i, a, o) {
	n ||= {};
	var s, c, l = n;
	if ("ref" in l && typeof t != "function") for (c in l = {}, n) c == "ref" ? s = n[c] : l[c] = n[c];
	var u = {
		type: t,
		props: l,
		key: r,
		ref: s,
		__k: null,
		__: null,
		__b: 0,
		__e: null,
		__c: null,
		constructor: on,
		__v: --sn,
		__i: -1,
		__u: 0
	};
	return (a || o) && (u.__source = a, u.__self = o), e.vnode && e.vnode(u), u;
}
// src/parts/Filters.tsx
function cn({ sitting: e, review: t = !1, waiting: n = t, changed: r }) {
	let i = X(e.filter), a = X(e.stored), o = X(e.project), s = (e) => e.map((e) => [e, e]), c = [
		{
			part: "code",
			name: "Code",
			options: e.codes.map((e) => [e.id, e.name])
		},
		...t ? [{
			part: "document",
			name: "Document",
			options: s((o?.documents ?? []).map((e) => e.id))
		}] : [],
		{
			part: "coder",
			name: "Coder",
			options: s([.../* @__PURE__ */ new Set(["rules", ...a?.coders ?? o?.coders ?? []])])
		},
		{
			part: "origin",
			name: "Origin",
			options: [
				["rules", "rules"],
				["person", "people"],
				["suggestion", "suggestions"]
			]
		},
		{
			part: "flag",
			name: "Flag",
			options: s(Te)
		},
		...n ? [] : [{
			part: "status",
			name: "Status",
			options: [
				["unreviewed", "not decided"],
				["confirmed", "confirmed"],
				["rejected", "rejected"]
			]
		}]
	], l = (t, n) => {
		e.filter.set(we(i, t, n)), r?.();
	};
	return /* @__PURE__ */ Z("div", {
		class: "tc-filters",
		role: "group",
		"aria-label": "Filters",
		children: [c.map(({ part: e, name: t, options: n }) => /* @__PURE__ */ Z("label", { children: [
			t,
			" ",
			/* @__PURE__ */ Z("select", {
				value: i[e] ?? "",
				"data-part": e,
				onChange: (t) => l(e, t.currentTarget.value),
				children: [/* @__PURE__ */ Z("option", {
					value: "",
					children: e === "status" ? "all but rejected" : "all"
				}), n.map(([e, t]) => /* @__PURE__ */ Z("option", {
					value: e,
					children: t
				}, e))]
			})
		] }, e)), Object.keys(i).length ? /* @__PURE__ */ Z("button", {
			type: "button",
			class: "tc-link",
			onClick: () => {
				e.filter.set({}), r?.();
			},
			children: "Show all"
		}) : null]
	});
}
// src/parts/Bulk.tsx
function ln(e, t) {
	let n = e.stored.get()?.id, r = e.view.get() === "review", { status: i, ...a } = t;
	return {
		...a,
		...r || !n ? {} : { document: n }
	};
}
function un({ sitting: e, root: t }) {
	let n = X(e.filter), [r, i] = G("confirm"), [a, o] = G(null), [s, c] = G(""), l = e.view.get() === "review";
	return K(() => {
		o(null), c(""), e.ask("preview", {
			filter: ln(e, n),
			verb: r
		}).then(o).catch((e) => c(e instanceof N ? e.words : "The server does not answer."));
	}, [n, r]), /* @__PURE__ */ Z($, {
		sitting: e,
		root: t,
		name: "Decide on many",
		wide: !0,
		children: /* @__PURE__ */ Z("div", {
			class: "tc-form tc-bulk",
			children: [
				/* @__PURE__ */ Z("h2", { children: "Decide on many" }),
				/* @__PURE__ */ Z(cn, {
					sitting: e,
					review: l,
					waiting: !0
				}),
				/* @__PURE__ */ Z("div", {
					class: "tc-reach",
					role: "group",
					"aria-label": "Decision",
					children: [/* @__PURE__ */ Z("button", {
						type: "button",
						"data-first": !0,
						"aria-pressed": r === "confirm",
						onClick: () => i("confirm"),
						children: "Confirm"
					}), /* @__PURE__ */ Z("button", {
						type: "button",
						"aria-pressed": r === "reject",
						onClick: () => i("reject"),
						children: "Reject"
					})]
				}),
				s ? /* @__PURE__ */ Z("p", {
					class: "tc-warning",
					role: "alert",
					children: s
				}) : null,
				a ? /* @__PURE__ */ Z(dn, {
					sitting: e,
					preview: a
				}) : null,
				/* @__PURE__ */ Z("div", {
					class: "tc-buttons",
					children: [
						/* @__PURE__ */ Z("button", {
							type: "button",
							class: "is-first",
							disabled: !a?.count,
							onClick: () => {
								a && (Q(e, t), dt(e, ln(e, n), r === "confirm" ? "confirmed" : "rejected", a.count, () => {
									l && yt(e);
								}));
							},
							children: [
								r === "confirm" ? "Confirm" : "Reject",
								" ",
								a ? an(a.count, "coding") : ""
							]
						}),
						/* @__PURE__ */ Z("button", {
							type: "button",
							onClick: () => Q(e, t),
							children: "Leave"
						}),
						/* @__PURE__ */ Z("span", {
							class: "tc-hint",
							children: "One action: one undo takes all of it back."
						})
					]
				})
			]
		})
	});
}
function dn({ sitting: e, preview: t }) {
	let n = Object.entries(t.byCode).sort((e, t) => t[1] - e[1]);
	return t.count ? /* @__PURE__ */ Z(y, { children: [/* @__PURE__ */ Z("p", {
		class: "tc-facts",
		children: [
			an(t.count, "coding"),
			": ",
			n.map(([t, n]) => `${H(e, t)} ${n}`).join(", ")
		]
	}), /* @__PURE__ */ Z("ul", {
		class: "tc-sample",
		"aria-label": "Some of them",
		children: t.sample.map((t) => /* @__PURE__ */ Z("li", {
			dir: "auto",
			children: [
				/* @__PURE__ */ Z("b", { children: H(e, t.code) }),
				" ",
				t.text.slice(0, 200)
			]
		}, t.id))
	})] }) : /* @__PURE__ */ Z("p", {
		class: "tc-empty",
		children: "Nothing that waits is let through by this filter."
	});
}
// src/parts/Discuss.tsx
function fn({ sitting: e, box: t, root: n }) {
	let [r, i] = G(""), { start: a, end: o } = t, s = () => {
		r.trim() && (Q(e, n), e.act("discuss", {
			document: e.stored.get()?.id,
			start: a,
			end: o,
			text: r.trim()
		}, () => void e.refresh()));
	};
	return /* @__PURE__ */ Z($, {
		sitting: e,
		root: n,
		name: "Note on this difference",
		children: /* @__PURE__ */ Z("form", {
			class: "tc-form",
			onSubmit: (e) => {
				e.preventDefault(), s();
			},
			onKeyDown: (e) => {
				e.key === "Enter" && (e.ctrlKey || e.metaKey) && (e.preventDefault(), s());
			},
			children: [
				/* @__PURE__ */ Z("h2", { children: "Note on this difference" }),
				/* @__PURE__ */ Z("p", {
					class: "tc-quote",
					children: t.text
				}),
				/* @__PURE__ */ Z("textarea", {
					"data-first": !0,
					rows: 5,
					"aria-label": "Note",
					value: r,
					onInput: (e) => i(e.currentTarget.value)
				}),
				/* @__PURE__ */ Z("div", {
					class: "tc-buttons",
					children: [/* @__PURE__ */ Z("button", {
						type: "submit",
						class: "is-first",
						disabled: !r.trim(),
						children: "Save"
					}), /* @__PURE__ */ Z("button", {
						type: "button",
						onClick: () => Q(e, n),
						children: "Leave"
					})]
				})
			]
		})
	});
}
// src/parts/Jump.tsx
function pn(e, t) {
	let n = e.stored.get(), r = [], i = rn(t);
	i !== null && n && r.push({
		key: "time",
		kind: "time",
		says: nn(i),
		go: () => {
			Xe(e, i) || e.say("This document has no such time.");
		}
	});
	let a = /^#?(\d+)$/.exec(t.trim())?.[1], o = n && a ? n.turns.findIndex((e) => e.n === Number(a)) : -1;
	if (o >= 0 && r.push({
		key: "turn",
		kind: "turn",
		says: `Turn ${a}`,
		go: () => L(e, o)
	}), !t.trim()) return r;
	let s = Ce(e.codings.get(), e.filter.get());
	for (let n of tn(t, e.codes, []).slice(0, 5)) {
		let t = s.filter((e) => e.code === n.id).length;
		r.push({
			key: `code ${n.id}`,
			kind: "code",
			says: n.name,
			more: `${t} here`,
			go: () => Ye(e, n.id, s)
		});
	}
	let c = (e.project.get()?.documents ?? []).map((e) => ({
		...e,
		name: `${e.id} ${e.title}`
	}));
	for (let n of tn(t, c, []).slice(0, 4)) r.push({
		key: `document ${n.id}`,
		kind: "document",
		says: n.id,
		...n.title === n.id ? {} : { more: n.title },
		go: () => void e.open(n.id).then(() => e.view.set("document"))
	});
	return r;
}
var mn = 200;
function hn({ sitting: e, root: t }) {
	let [n, r] = G(""), [i, a] = G(!1), [o, s] = G({
		typed: "",
		found: [],
		trouble: ""
	}), [c, l] = G(0);
	K(() => {
		let t = n.trim();
		if (t.length < 2 || rn(t) !== null) {
			s({
				typed: t,
				found: [],
				trouble: ""
			});
			return;
		}
		let r = e.stored.get()?.id, a = setTimeout(() => {
			e.ask("search", {
				words: t,
				...r && !i ? { document: r } : {}
			}).then((e) => s({
				typed: t,
				found: e.hits.slice(0, 100),
				trouble: ""
			})).catch((e) => s({
				typed: t,
				found: [],
				trouble: e instanceof N ? e.words : "The search did not answer."
			}));
		}, mn);
		return () => clearTimeout(a);
	}, [n, i]);
	let u = J(() => [...pn(e, n), ...o.found.map((t, n) => ({
		key: `hit ${n}`,
		kind: `${t.document} ${t.turn}`,
		says: "",
		go: () => void e.open(t.document).then(() => {
			e.view.set("document"), R(e, [t.start, t.end]);
		})
	}))], [n, o]), d = (n) => {
		n && (Q(e, t), n.go());
	}, f = (e) => {
		let t = {
			ArrowDown: () => l(Math.min(c + 1, u.length - 1)),
			ArrowUp: () => l(Math.max(c - 1, 0)),
			Enter: () => d(u[c]),
			"Alt+A": () => a(!i)
		}[ye(e)];
		t && (e.preventDefault(), e.stopPropagation(), t());
	}, p = u.length - o.found.length;
	return /* @__PURE__ */ Z($, {
		sitting: e,
		root: t,
		name: "Find and go to",
		wide: !0,
		children: /* @__PURE__ */ Z("div", {
			class: "tc-palette tc-jump",
			onKeyDown: f,
			children: [
				/* @__PURE__ */ Z("input", {
					"data-first": !0,
					type: "text",
					role: "combobox",
					"aria-expanded": "true",
					"aria-controls": `${e.prefix}tc-ways-list`,
					"aria-activedescendant": u.length ? `${e.prefix}tc-way-${c}` : void 0,
					"aria-label": "Find words, or go to a time, a turn, a code or a document",
					placeholder: "Words, a time (12:30), a turn (45), a code, a document",
					autocomplete: "off",
					spellcheck: !1,
					value: n,
					onInput: (e) => {
						r(e.currentTarget.value), l(0);
					}
				}),
				/* @__PURE__ */ Z("label", {
					class: "tc-check",
					children: [
						/* @__PURE__ */ Z("input", {
							type: "checkbox",
							checked: i,
							onChange: () => a(!i)
						}),
						" Search all documents ",
						/* @__PURE__ */ Z("kbd", { children: "Alt + A" })
					]
				}),
				/* @__PURE__ */ Z("ul", {
					id: `${e.prefix}tc-ways-list`,
					role: "listbox",
					class: "tc-goals",
					"aria-label": "Where to go",
					children: u.map((t, n) => {
						let r = n >= p ? o.found[n - p] : void 0;
						return /* @__PURE__ */ Z("li", {
							id: `${e.prefix}tc-way-${n}`,
							role: "option",
							"aria-selected": n === c,
							onMouseMove: () => l(n),
							onClick: () => d(t),
							ref: n === c ? wn : null,
							children: [/* @__PURE__ */ Z("span", {
								class: "tc-kind",
								children: t.kind
							}), r ? /* @__PURE__ */ Z("span", {
								class: "tc-hit",
								children: [
									/* @__PURE__ */ Z("bdi", { children: r.before }),
									/* @__PURE__ */ Z("mark", { children: r.words }),
									/* @__PURE__ */ Z("bdi", { children: r.after })
								]
							}) : /* @__PURE__ */ Z("span", {
								class: "tc-goals-name",
								children: [t.says, t.more ? /* @__PURE__ */ Z("span", {
									class: "tc-quiet",
									children: [" ", t.more]
								}) : null]
							})]
						}, t.key);
					})
				}),
				/* @__PURE__ */ Z("p", {
					class: "tc-hint",
					children: o.trouble || (n.trim().length > 1 && o.typed === n.trim() ? `${o.found.length} ${o.found.length === 1 ? "place" : "places"}` : "Words are found in any inflection, as in a rule: fund, director of finance, money NEAR/5 kept")
				})
			]
		})
	});
}
// src/parts/KeyList.tsx
function gn({ sitting: e, root: t }) {
	let n = [...new Set(ve.map((e) => e.group))];
	return /* @__PURE__ */ Z($, {
		sitting: e,
		root: t,
		name: "All keys",
		wider: !0,
		children: /* @__PURE__ */ Z("div", {
			class: "tc-keys",
			children: [/* @__PURE__ */ Z("div", {
				class: "tc-keys-head tc-buttons",
				children: [/* @__PURE__ */ Z("h2", { children: "All keys" }), /* @__PURE__ */ Z("button", {
					type: "button",
					"data-first": !0,
					onClick: () => Q(e, t),
					children: "Close"
				})]
			}), /* @__PURE__ */ Z("div", {
				class: "tc-columns",
				children: [n.map((e) => /* @__PURE__ */ Z("section", { children: [/* @__PURE__ */ Z("h3", { children: e }), /* @__PURE__ */ Z("dl", { children: ve.filter((t) => t.group === e).map((e) => /* @__PURE__ */ Z("div", { children: [/* @__PURE__ */ Z("dt", { children: e.keys.length > 3 ? /* @__PURE__ */ Z(y, { children: [
					/* @__PURE__ */ Z("kbd", { children: "1" }),
					"–",
					/* @__PURE__ */ Z("kbd", { children: "9" })
				] }) : e.keys.map((e) => /* @__PURE__ */ Z("kbd", { children: Se(e) }, e)) }), /* @__PURE__ */ Z("dd", { children: e.says })] }, e.does + e.where)) })] }, e)), /* @__PURE__ */ Z("section", { children: [/* @__PURE__ */ Z("h3", { children: "Mouse" }), /* @__PURE__ */ Z("dl", { children: [
					/* @__PURE__ */ Z("div", { children: [/* @__PURE__ */ Z("dt", { children: "Drag" }), /* @__PURE__ */ Z("dd", { children: "Choose words; whole words by themselves" })] }),
					/* @__PURE__ */ Z("div", { children: [/* @__PURE__ */ Z("dt", { children: "Alt + drag" }), /* @__PURE__ */ Z("dd", { children: "Exactly what you mark, also within a word" })] }),
					/* @__PURE__ */ Z("div", { children: [/* @__PURE__ */ Z("dt", { children: "Two, three clicks" }), /* @__PURE__ */ Z("dd", { children: "A word, a sentence" })] }),
					/* @__PURE__ */ Z("div", { children: [/* @__PURE__ */ Z("dt", { children: "Click" }), /* @__PURE__ */ Z("dd", { children: "Select the coding there; again: the one around it" })] })
				] })] })]
			})]
		})
	});
}
// src/parts/MemoBox.tsx
var _n = /* @__PURE__ */ new Map();
function vn({ sitting: e, about: t, root: n }) {
	let r = `${t.about} ${t.target} ${t.start ?? ""} ${t.memo ?? ""}`, [i, a] = G(_n.get(r) ?? t.text ?? ""), o = (e) => {
		a(e), _n.set(r, e);
	}, s = () => {
		i.trim() && (_n.delete(r), Q(e, n), mt(e, t, i.trim()));
	};
	return /* @__PURE__ */ Z($, {
		sitting: e,
		root: n,
		name: t.memo ? "Change memo" : "Memo",
		beside: !0,
		children: /* @__PURE__ */ Z("form", {
			class: "tc-form",
			onSubmit: (e) => {
				e.preventDefault(), s();
			},
			onKeyDown: (e) => {
				e.key === "Enter" && (e.ctrlKey || e.metaKey) && (e.preventDefault(), s());
			},
			children: [
				/* @__PURE__ */ Z("h2", { children: t.memo ? "Change memo" : "Memo" }),
				/* @__PURE__ */ Z("p", {
					class: "tc-quote",
					children: t.of
				}),
				/* @__PURE__ */ Z("textarea", {
					"data-first": !0,
					rows: 6,
					"aria-label": "Memo",
					value: i,
					onInput: (e) => o(e.currentTarget.value),
					placeholder: "What do you see here?"
				}),
				/* @__PURE__ */ Z("div", {
					class: "tc-buttons",
					children: [
						/* @__PURE__ */ Z("button", {
							type: "submit",
							class: "is-first",
							disabled: !i.trim(),
							children: "Save"
						}),
						/* @__PURE__ */ Z("button", {
							type: "button",
							onClick: () => Q(e, n),
							children: "Leave"
						}),
						/* @__PURE__ */ Z("span", {
							class: "tc-hint",
							children: [/* @__PURE__ */ Z("kbd", { children: "Ctrl + Enter" }), " saves"]
						})
					]
				})
			]
		})
	});
}
// src/parts/NewCode.tsx
function yn({ sitting: e, name: t, spans: n, root: r }) {
	let [i, a] = G(t), [o, s] = G(""), [c, l] = G(""), u = e.codes.some((e) => e.name.toLowerCase() === i.trim().toLowerCase()), d = () => {
		i.trim() && !u && (Q(e, r), at(e, {
			name: i.trim(),
			definition: o.trim(),
			parent: c
		}, n));
	};
	return /* @__PURE__ */ Z($, {
		sitting: e,
		root: r,
		name: "New code",
		beside: !0,
		children: /* @__PURE__ */ Z("form", {
			class: "tc-form",
			onSubmit: (e) => {
				e.preventDefault(), d();
			},
			onKeyDown: (e) => {
				let t = e.target.tagName === "INPUT";
				e.key === "Enter" && (t || e.ctrlKey || e.metaKey) && (e.preventDefault(), d());
			},
			children: [
				/* @__PURE__ */ Z("h2", { children: "New code" }),
				n.length ? /* @__PURE__ */ Z("p", {
					class: "tc-quote",
					children: et(e, n).join(" … ")
				}) : null,
				/* @__PURE__ */ Z("label", { children: ["Name ", /* @__PURE__ */ Z("input", {
					"data-first": !0,
					type: "text",
					value: i,
					onInput: (e) => a(e.currentTarget.value)
				})] }),
				u ? /* @__PURE__ */ Z("p", {
					class: "tc-warning",
					role: "alert",
					children: "There is a code of this name already."
				}) : null,
				/* @__PURE__ */ Z("label", { children: ["What it covers ", /* @__PURE__ */ Z("textarea", {
					rows: 3,
					value: o,
					onInput: (e) => s(e.currentTarget.value),
					placeholder: "One sentence. You can say more later."
				})] }),
				/* @__PURE__ */ Z("label", { children: ["Below ", /* @__PURE__ */ Z("select", {
					value: c,
					onChange: (e) => l(e.currentTarget.value),
					children: [/* @__PURE__ */ Z("option", {
						value: "",
						children: "no other code"
					}), e.codes.map((e) => /* @__PURE__ */ Z("option", {
						value: e.id,
						children: e.name
					}, e.id))]
				})] }),
				/* @__PURE__ */ Z("div", {
					class: "tc-buttons",
					children: [
						/* @__PURE__ */ Z("button", {
							type: "submit",
							class: "is-first",
							disabled: !i.trim() || u,
							children: n.length ? "Make it and code" : "Make it"
						}),
						/* @__PURE__ */ Z("button", {
							type: "button",
							onClick: () => Q(e, r),
							children: "Leave"
						}),
						/* @__PURE__ */ Z("span", {
							class: "tc-hint",
							children: [
								/* @__PURE__ */ Z("kbd", { children: "Enter" }),
								" in the name, ",
								/* @__PURE__ */ Z("kbd", { children: "Ctrl + Enter" }),
								" anywhere"
							]
						})
					]
				})
			]
		})
	});
}
// src/parts/Boxes.tsx
function bn({ sitting: e, root: t }) {
	let n = X(e.box);
	switch (n?.kind) {
		case "palette": return /* @__PURE__ */ Z(Dn, {
			sitting: e,
			box: n,
			root: t
		});
		case "new-code": return /* @__PURE__ */ Z(yn, {
			sitting: e,
			name: n.name,
			spans: n.spans,
			root: t
		});
		case "memo": return /* @__PURE__ */ Z(vn, {
			sitting: e,
			about: n.about,
			root: t
		});
		case "discuss": return /* @__PURE__ */ Z(fn, {
			sitting: e,
			box: n,
			root: t
		});
		case "bulk": return /* @__PURE__ */ Z(un, {
			sitting: e,
			root: t
		});
		case "keys": return /* @__PURE__ */ Z(gn, {
			sitting: e,
			root: t
		});
		case "jump": return /* @__PURE__ */ Z(hn, {
			sitting: e,
			root: t
		});
		default: return null;
	}
}
function Q(e, t) {
	e.box.set(null), t.querySelector(".tc-turn.is-focused")?.focus({ preventScroll: !0 });
}
function $({ sitting: e, root: t, name: n, beside: r, wide: i, wider: a, children: o }) {
	let s = q(null), c = X(e.chosen);
	return Ht(() => s.current?.querySelector("[data-first]")?.focus({ preventScroll: !0 }), []), Ht(() => {
		if (!r) return;
		let e = () => {
			s.current && Cn(s.current, t);
		};
		e();
		let n = requestAnimationFrame(e);
		return () => cancelAnimationFrame(n);
	}, [c?.[0], c?.[1]]), K(() => {
		let t = (t) => {
			s.current?.contains(t.target) || e.box.set(null);
		};
		return document.addEventListener("pointerdown", t), () => document.removeEventListener("pointerdown", t);
	}, []), /* @__PURE__ */ Z("div", {
		ref: s,
		role: "dialog",
		"aria-modal": r ? void 0 : "true",
		"aria-label": n,
		onKeyDown: (n) => {
			n.key === "Escape" && (n.stopPropagation(), n.preventDefault(), Q(e, t)), n.key === "Tab" && s.current && Tn(n, s.current);
		},
		class: `tc-box${r ? " is-beside" : " is-middle"}${i ? " is-wide" : ""}${a ? " is-wider" : ""}`,
		children: o
	});
}
var xn = 8, Sn = 260;
function Cn(e, t) {
	let n = [...t.querySelectorAll(".tc-words .tc-chosen")], r = n.length ? n : [...t.querySelectorAll(".tc-words .tc-picked")], i = (r.length ? r : [...t.querySelectorAll(".tc-turn.is-focused .tc-words")]).flatMap((e) => [...e.getClientRects()]), [a, o] = [i[0], i[i.length - 1]], [s, c, l] = a && o ? [
		a.top,
		o.bottom,
		o.left
	] : [
		innerHeight / 3,
		innerHeight / 3,
		innerWidth / 3
	];
	e.style.removeProperty("max-height");
	let { width: u, height: d } = e.getBoundingClientRect(), f = t.querySelector(".tc-top")?.getBoundingClientRect().bottom ?? 0, p = t.getBoundingClientRect(), [m, h] = t.classList.contains("is-notebook") ? [Math.min(p.bottom, innerHeight), p.right] : [innerHeight, innerWidth], [g, _] = [m - c - 16, s - f - 16], v = g >= Math.min(d, Sn) || g >= _, y = Math.max(v ? g : _, Sn), b = Math.min(d, y), x = Math.max(f + xn, Math.min(v ? c + xn : s - b - xn, m - b - xn)), S = Math.max(p.left + xn, Math.min(l, h - u - xn));
	e.style.setProperty("max-height", `${y}px`), e.style.setProperty("top", `${x - p.top + t.scrollTop}px`), e.style.setProperty("left", `${S - p.left + t.scrollLeft}px`);
}
function wn(e) {
	let t = e?.parentElement;
	if (!e || !t) return;
	let [n, r] = [e.offsetTop, e.offsetTop + e.offsetHeight];
	n < t.scrollTop ? t.scrollTop = n : r > t.scrollTop + t.clientHeight && (t.scrollTop = r - t.clientHeight);
}
function Tn(e, t) {
	let n = [...t.querySelectorAll("button, input, textarea, select, a[href]")].filter((e) => e.tabIndex >= 0 && !e.disabled), r = e.shiftKey ? n[0] : n[n.length - 1];
	document.activeElement === r && (e.preventDefault(), (e.shiftKey ? n[n.length - 1] : n[0])?.focus());
}
// src/parts/Palette.tsx
var En = 60;
function Dn({ sitting: e, box: t, root: n }) {
	let [r, i] = G(""), [a, o] = G(0), [s, c] = G([]), [l, u] = G(""), d = X(e.chosen), f = X(e.recent), p = e.codes, m = J(() => tn(r, p.filter((e) => !e.group), f).slice(0, En), [
		r,
		p,
		f
	]), h = t.mode === "recode" ? [] : t.mode === "code" && d ? Ze(e, d) : t.spans, g = t.mode !== "recode", _ = p.some((e) => e.name.toLowerCase() === r.trim().toLowerCase()), v = t.mode === "code" && r.trim() !== "" && !_, b = m.length + +!!v;
	function x(i) {
		let a = g ? [.../* @__PURE__ */ new Set([...s, ...i && (r || !s.length) ? [i.id] : []])] : i ? [i.id] : [];
		a.length && (Q(e, n), t.mode === "code" ? rt(e, h, a) : t.mode === "joint" ? S(a) : e.view.get() === "review" ? wt(e, { recode: a[0] }) : ut(e, t.id, a[0]));
	}
	function S(n) {
		let [r, i] = h[0];
		e.act("joint", {
			document: e.stored.get()?.id,
			start: r,
			end: i,
			codes: n,
			note: l,
			...t.mode === "joint" && t.codings.length ? { codings: t.codings } : {}
		}, () => void e.refresh());
	}
	let C = (t) => e.box.set({
		kind: "new-code",
		name: t,
		spans: h
	}), w = (e) => {
		c((t) => t.includes(e) ? t.filter((t) => t !== e) : [...t, e]), i(""), o(0);
	}, T = () => a < m.length ? x(m[a]) : v ? C(r.trim()) : x();
	function ee(n) {
		let i = ye(n), s = {
			ArrowDown: () => o(Math.min(a + 1, b - 1)),
			ArrowUp: () => o(Math.max(a - 1, 0)),
			Enter: T,
			"Ctrl+Enter": () => {
				let e = m[a];
				g && e && w(e.id);
			},
			"Alt+N": () => {
				t.mode === "code" && C(r.trim());
			},
			"Alt+I": () => C(Mn(et(e, h)[0] ?? "")),
			"Alt+S": () => z(e, "sentence"),
			"Alt+T": () => z(e, "turn"),
			"Alt+W": () => An(e)
		}[i];
		s && (n.preventDefault(), n.stopPropagation(), s());
	}
	let E = {
		code: "Code these words",
		recode: "Give it another code",
		joint: "Joint coding"
	}[t.mode];
	return /* @__PURE__ */ Z($, {
		sitting: e,
		root: n,
		name: E,
		beside: !0,
		children: /* @__PURE__ */ Z("div", {
			class: "tc-palette",
			onKeyDown: ee,
			children: [
				h.length ? /* @__PURE__ */ Z("p", {
					class: "tc-quote",
					children: et(e, h).join(" … ")
				}) : null,
				t.mode === "code" ? /* @__PURE__ */ Z(kn, { sitting: e }) : null,
				s.length ? /* @__PURE__ */ Z("ul", {
					class: "tc-marked",
					"aria-label": "Codes to be given",
					children: s.map((e) => /* @__PURE__ */ Z("li", { children: /* @__PURE__ */ Z("button", {
						type: "button",
						onClick: () => w(e),
						title: "Leave it out",
						children: [p.find((t) => t.id === e)?.name ?? e, " ×"]
					}) }, e))
				}) : null,
				/* @__PURE__ */ Z("input", {
					"data-first": !0,
					type: "text",
					role: "combobox",
					"aria-expanded": "true",
					"aria-controls": `${e.prefix}tc-goals`,
					"aria-activedescendant": b ? `${e.prefix}tc-goals-${a}` : void 0,
					"aria-label": "Find a code",
					placeholder: "Type to find a code",
					autocomplete: "off",
					spellcheck: !1,
					value: r,
					onInput: (e) => {
						i(e.currentTarget.value), o(0);
					}
				}),
				/* @__PURE__ */ Z("ul", {
					id: `${e.prefix}tc-goals`,
					role: "listbox",
					class: "tc-goals",
					"aria-label": "Codes",
					"aria-multiselectable": g,
					children: [m.map((t, n) => /* @__PURE__ */ Z("li", {
						id: `${e.prefix}tc-goals-${n}`,
						role: "option",
						"aria-selected": n === a,
						class: `tc-c${p.indexOf(t)}${s.includes(t.id) ? " is-marked" : ""}`,
						ref: n === a ? wn : null,
						onMouseMove: () => o(n),
						onClick: (e) => e.ctrlKey || e.metaKey ? w(t.id) : x(t),
						children: [
							/* @__PURE__ */ Z("span", {
								class: "tc-swatch",
								"aria-hidden": "true"
							}),
							/* @__PURE__ */ Z("span", {
								class: "tc-goals-name",
								children: [
									t.name,
									On(p, t),
									s.includes(t.id) ? " ✓" : ""
								]
							}),
							t.key ? /* @__PURE__ */ Z("kbd", { children: t.key }) : null,
							n === a && t.definition ? /* @__PURE__ */ Z("span", {
								class: "tc-definition",
								children: t.definition
							}) : null
						]
					}, t.id)), v ? /* @__PURE__ */ Z("li", {
						id: `${e.prefix}tc-goals-${m.length}`,
						role: "option",
						"aria-selected": a === m.length,
						onMouseMove: () => o(m.length),
						onClick: () => C(r.trim()),
						children: [/* @__PURE__ */ Z("span", {
							class: "tc-plus",
							"aria-hidden": "true",
							children: "+"
						}), /* @__PURE__ */ Z("span", {
							class: "tc-goals-name",
							children: [
								"New code “",
								r.trim(),
								"”…"
							]
						})]
					}) : null]
				}),
				t.mode === "joint" ? /* @__PURE__ */ Z("input", {
					type: "text",
					"aria-label": "What you agreed, in a sentence",
					placeholder: "What you agreed, in a sentence",
					value: l,
					onInput: (e) => u(e.currentTarget.value)
				}) : null,
				/* @__PURE__ */ Z("p", {
					class: "tc-hint",
					children: [
						/* @__PURE__ */ Z("kbd", { children: "Enter" }),
						" ",
						s.length > 0 ? `give ${s.length > 1 || r ? "them all" : "it"}` : "code",
						g ? /* @__PURE__ */ Z(y, { children: [
							" ",
							/* @__PURE__ */ Z("kbd", { children: "Ctrl + Enter" }),
							" and another"
						] }) : null,
						t.mode === "code" ? /* @__PURE__ */ Z(y, { children: [
							" ",
							/* @__PURE__ */ Z("kbd", { children: "Alt + N" }),
							" new ",
							/* @__PURE__ */ Z("kbd", { children: "Alt + I" }),
							" in vivo"
						] }) : null,
						" ",
						/* @__PURE__ */ Z("kbd", { children: "Esc" }),
						" leave"
					]
				})
			]
		})
	});
}
function On(e, t) {
	let n = e.find((e) => e.id === t.parent);
	return n ? /* @__PURE__ */ Z("span", {
		class: "tc-quiet",
		children: [" in ", n.name]
	}) : null;
}
function kn({ sitting: e }) {
	let t = (e, t, n) => /* @__PURE__ */ Z("button", {
		type: "button",
		title: t,
		onClick: n,
		children: [
			e,
			" ",
			/* @__PURE__ */ Z("kbd", { children: t })
		]
	});
	return /* @__PURE__ */ Z("div", {
		class: "tc-reach",
		role: "group",
		"aria-label": "How much is coded",
		children: [
			t("Words", "Alt + W", () => An(e)),
			t("Sentence", "Alt + S", () => z(e, "sentence")),
			t("Turn", "Alt + T", () => z(e, "turn"))
		]
	});
}
function An(e) {
	let [t, n] = [e.chosen.get(), e.stored.get()];
	t && n && R(e, Pe(n.text, t));
}
var jn = 60;
function Mn(e) {
	let t = e.replace(/\s+/gu, " ").trim().replace(/(?<=\p{L}|\p{N})[.,;:]$/u, "");
	return t.length <= jn ? t : `${t.slice(0, jn).replace(/\s\S*$/u, "")}…`;
}
// src/obeying.ts
var Nn = "input:not([type=checkbox]), textarea, select, [contenteditable]";
function Pn(e, t) {
	let n = e.picked.get();
	n ? t(n) : e.say("Select a coding first: click on coded words, or press . for the next one.");
}
function Fn(e) {
	let t = $e(e);
	t.length ? (!e.chosen.get() && t[0] && R(e, [t[0][0], t[t.length - 1][1]]), e.box.set({
		kind: "palette",
		mode: "code",
		spans: t
	})) : e.say("Choose words first: with the mouse, or N for a sentence, J for a turn.");
}
function In(e, t) {
	let n = e.codes.find((e) => e.key === t)?.id ?? e.recent.get()[Number(t) - 1] ?? "", r = $e(e);
	n ? r.length && rt(e, r, [n]) : e.say(`No code has the key ${t} yet: the codes used last get 1 to 9.`);
}
function Ln(e, t) {
	let n = e.turn.get(), r = e.stored.get()?.turns[n];
	r && (gt(e, r.n, r.n, t), t === "read" && Ve(e, 1));
}
function Rn(e) {
	let t = e.stored.get()?.turns ?? [], [n, r] = [t[0], t[e.turn.get()]];
	n && r && gt(e, n.n, r.n, "read");
}
function zn(e) {
	let t = (e) => e.state === "unread" && ze(e), n = e.stored.get()?.turns ?? [], r = e.turn.get(), i = n.findIndex((e, n) => n > r && t(e)), a = i >= 0 ? i : n.findIndex(t);
	a >= 0 ? L(e, a) : e.say("Every turn of a participant here is read.");
}
function Bn(e) {
	if (e.view.get() !== "document") return;
	let t = e.sideOpen.get() && e.side.get() === "codings";
	e.side.set("codings"), e.sideOpen.set(!t);
}
function Vn(e) {
	e.box.get() ? e.box.set(null) : e.chosen.get() ? e.chosen.set(null) : e.view.get() === "review" ? Et(e) : e.picked.get() ? e.picked.set(null) : e.view.get() !== "document" && e.stored.get() && e.view.set("document");
}
function Hn(e) {
	return {
		jump: () => e.box.set({ kind: "jump" }),
		codings: () => Bn(e),
		close: () => Vn(e),
		undo: () => e.view.get() === "review" ? Tt(e) : _t(e),
		redo: () => vt(e),
		keys: () => e.box.set({ kind: "keys" }),
		memo: () => {
			let t = ft(e);
			t && e.box.set({
				kind: "memo",
				about: t
			});
		},
		recode: () => Pn(e, (t) => e.box.set({
			kind: "palette",
			mode: "recode",
			id: t
		}))
	};
}
function Un(e, t) {
	let n = () => Ce(e.codings.get(), e.filter.get());
	return {
		"turn-next": () => Ve(e, 1),
		"turn-back": () => Ve(e, -1),
		"sentence-next": () => Ue(e, 1),
		"sentence-back": () => Ue(e, -1),
		"word-next": () => Ke(e, 1),
		"word-back": () => Ke(e, -1),
		"coding-next": () => Je(e, 1, n()),
		"coding-back": () => Je(e, -1, n()),
		"end-on": () => Ge(e, "end", 1),
		"end-back": () => Ge(e, "end", -1),
		"start-back": () => Ge(e, "start", -1),
		"start-on": () => Ge(e, "start", 1),
		"to-sentence": () => z(e, "sentence"),
		"to-turn": () => z(e, "turn"),
		code: () => Fn(e),
		"code-number": () => In(e, t),
		"in-vivo": () => {
			let t = $e(e);
			t.length && e.box.set({
				kind: "new-code",
				name: Mn(et(e, t)[0] ?? ""),
				spans: t
			});
		},
		remove: () => Pn(e, (t) => st(e, t)),
		confirm: () => Pn(e, (t) => ct(e, t)),
		reject: () => Pn(e, (t) => lt(e, t)),
		read: () => Ln(e, "read"),
		unread: () => Ln(e, "unread"),
		"next-unread": () => zn(e),
		"read-through": () => Rn(e),
		review: () => void yt(e),
		documents: () => e.view.set("documents")
	};
}
function Wn(e) {
	return {
		confirm: () => wt(e, "confirm"),
		reject: () => wt(e, "reject"),
		skip: () => St(e, 1),
		back: () => St(e, -1),
		"take-back": () => Tt(e),
		leave: () => Et(e)
	};
}
function Gn(e, t) {
	let n = t.target;
	if (t.defaultPrevented || t.isComposing || n.matches?.(Nn) || e.box.get()) return !1;
	let r = ye(t);
	if ((r === "Enter" || r === " ") && n.closest("button, a, summary, [role=tab]") || n.closest("[role=tablist]") && r.startsWith("Arrow")) return !1;
	let i = e.view.get(), a = be(r, i === "review" ? "review" : "reading"), o = {
		...Hn(e),
		...i === "review" ? Wn(e) : i === "document" ? Un(e, r) : {}
	}, s = a ? o[a] : void 0;
	return s ? (t.preventDefault(), s(), !0) : !1;
}
// src/text/near.ts
var Kn = class {
	calls = /* @__PURE__ */ new Map();
	observer = new IntersectionObserver((e) => e.forEach((e) => this.calls.get(e.target)?.(e.isIntersecting)), { rootMargin: "600px 0px" });
	watch(e, t) {
		return this.calls.set(e, t), this.observer.observe(e), () => {
			this.calls.delete(e), this.observer.unobserve(e);
		};
	}
}, qn = ".tc-words";
function Jn(e, t, n) {
	let r = document.createRange();
	return r.setStart(e, 0), r.setEnd(t, n), Number(e.dataset.start) + r.toString().length;
}
var Yn = (e) => (e instanceof Element ? e : e.parentElement)?.closest(qn) ?? null;
function Xn(e, t, n, r) {
	let i = Yn(t);
	if (i && e.contains(i)) return Jn(i, t, n);
	let a = document.createRange();
	a.setStart(t, n);
	let o = [...e.querySelectorAll(qn)];
	if (r === "start") {
		let e = o.find((e) => a.comparePoint(e, 0) >= 0);
		return e ? Number(e.dataset.start) : null;
	}
	let s = o.findLast((e) => a.comparePoint(e, 0) < 0);
	return s ? Number(s.dataset.start) + (s.textContent?.length ?? 0) : null;
}
function Zn(e) {
	let t = document.getSelection();
	if (!t || t.rangeCount === 0 || t.isCollapsed) return null;
	let n = t.getRangeAt(0);
	if (!n.intersectsNode(e)) return null;
	let r = Xn(e, n.startContainer, n.startOffset, "start"), i = Xn(e, n.endContainer, n.endOffset, "end");
	return r !== null && i !== null && r < i ? [r, i] : null;
}
function Qn(e) {
	let t = document.caretPositionFromPoint?.(e.clientX, e.clientY), n = t ? null : document.caretRangeFromPoint?.(e.clientX, e.clientY), r = t?.offsetNode ?? n?.startContainer, i = r && Yn(r);
	return r && i ? Jn(i, r, t?.offset ?? n?.startOffset ?? 0) : null;
}
// src/text/stripes.ts
function $n(e) {
	let t = e.map((e, t) => t).sort((t, n) => {
		let [r, i] = [e[t], e[n]];
		return r.top - i.top || i.bottom - r.bottom || t - n;
	}), n = [], r = Array(e.length).fill(0);
	for (let i of t) {
		let { top: t, bottom: a } = e[i], o = n.findIndex((e) => e <= t);
		o < 0 && (o = n.length), n[o] = a, r[i] = o;
	}
	return r;
}
function er(e, t, n, r) {
	let i = e.map((e, t) => t).sort((t, n) => e[t].top - e[n].top || t - n), a = r ? Infinity : Math.max(1, Math.floor(n / t)), o = i.length <= a ? i : i.slice(0, Math.max(a - 1, 0)), s = o.length < i.length ? a - 1 : a, c = Array(e.length).fill(null), l = 0;
	return o.forEach((n, i) => {
		let a = r ? Infinity : (s - (o.length - i)) * t, u = Math.max(l, Math.min(e[n].top, a));
		c[n] = u, l = u + t;
	}), {
		tops: c,
		hidden: i.length - o.length,
		moreTop: l
	};
}
// src/text/Margin.tsx
function tr(e) {
	let t = /* @__PURE__ */ new Map();
	for (let n of e) {
		let e = `${n.start}-${n.end}-${n.code}`, r = t.get(e);
		r ? r.codings.push(n) : t.set(e, {
			key: e,
			code: n.code,
			codings: [n],
			start: n.start,
			end: n.end
		});
	}
	return [...t.values()];
}
function nr(e) {
	return {
		pieces: [...e.querySelector(".tc-words")?.children ?? []].map((e) => {
			let { offsetTop: t, offsetHeight: n, dataset: r } = e;
			return {
				at: Number(r.at),
				top: t,
				bottom: t + n
			};
		}),
		height: e.clientHeight - sr
	};
}
function rr(e, t) {
	return t.map((t) => {
		let n = e.filter((e) => e.at >= t.start && e.at < t.end), r = n.length ? n : e.slice(0, 1);
		return r.length ? {
			top: Math.min(...r.map((e) => e.top)),
			bottom: Math.max(...r.map((e) => e.bottom))
		} : {
			top: 0,
			bottom: 20
		};
	});
}
var ir = 21, ar = 7, or = 2, sr = 10, cr = 6, lr = (e) => Math.min(tr(e).length, cr) * ir + 20;
function ur(e) {
	return e.codings.some((e) => e.origin === "person") ? "is-person" : e.codings.some((e) => e.status === "confirmed") ? "is-confirmed" : e.codings.every((e) => e.status === "rejected") ? "is-rejected" : e.codings.some((e) => e.origin === "suggestion") ? "is-suggested" : "is-found";
}
var dr = {
	"is-person": "",
	"is-confirmed": "confirmed",
	"is-rejected": "rejected",
	"is-suggested": "suggested",
	"is-found": "to review"
};
function fr(e) {
	let { codings: t, all: n, picked: r, numbers: i, nameOf: a, onPick: o, onLook: s, onMore: c } = e, l = tr(t), u = {
		drawn: l,
		reaches: rr(e.measured.pieces, l),
		height: e.measured.height
	}, d = $n(u.reaches), f = er(u.reaches, ir, u.height, !1), p = n && f.hidden ? er(u.reaches, ir, u.height, !0) : f, m = Math.max(or, ...d.map((e) => e + 1)) * ar + 6, h = Math.max(0, ...p.tops.map((e) => (e ?? 0) + ir));
	return /* @__PURE__ */ Z("div", {
		class: "tc-margin",
		children: [
			h > u.height + sr ? /* @__PURE__ */ Z("span", {
				class: "tc-ground",
				"aria-hidden": "true",
				style: {
					top: `${u.height}px`,
					height: `${h - u.height + 4}px`
				}
			}) : null,
			u.drawn.map((e, t) => {
				let { top: n, bottom: c } = u.reaches[t], l = e.codings.find((e) => e.id === r) ?? e.codings[0], f = e.codings.some((e) => e.id === r) ? " is-picked" : "", h = ur(e), g = [...new Set(e.codings.map((e) => e.coder))].join(", "), _ = p.tops[t], v = {
					onClick: () => o(l.id),
					onMouseEnter: () => s(l.id),
					onMouseLeave: () => s(null)
				}, y = `tc-c${i.get(e.code) ?? 0}`;
				return [/* @__PURE__ */ Z("span", {
					class: `tc-bar ${y} ${h}${f}`,
					"aria-hidden": "true",
					...v,
					style: {
						top: `${n + 2}px`,
						height: `${c - n - 4}px`,
						left: `${d[t] * ar}px`
					}
				}, `b${e.key}`), _ == null ? null : /* @__PURE__ */ Z("button", {
					type: "button",
					tabIndex: -1,
					class: `tc-name ${y} ${h}${f}`,
					...v,
					style: {
						top: `${_}px`,
						left: `${m}px`
					},
					title: `${a(e.code)} — ${g}${dr[h] ? `, ${dr[h]}` : ""}`,
					children: [
						/* @__PURE__ */ Z("span", {
							class: "tc-swatch",
							"aria-hidden": "true"
						}),
						/* @__PURE__ */ Z("span", {
							class: "tc-name-code",
							children: a(e.code)
						}),
						" ",
						/* @__PURE__ */ Z("span", {
							class: "tc-name-who",
							children: [g, e.codings.some((e) => e.memos) ? /* @__PURE__ */ Z("span", {
								title: "with a memo",
								children: " ✎"
							}) : null]
						}),
						dr[h] ? /* @__PURE__ */ Z("span", {
							class: "tc-hidden",
							children: [", ", dr[h]]
						}) : null
					]
				}, `n${e.key}`)];
			}),
			p.hidden > 0 ? /* @__PURE__ */ Z("button", {
				type: "button",
				tabIndex: -1,
				class: "tc-name tc-more",
				style: {
					top: `${p.moreTop}px`,
					left: `${m}px`
				},
				onClick: c,
				children: [
					"+ ",
					p.hidden,
					" more"
				]
			}) : null
		]
	});
}
// src/text/atoms.ts
function pr(e, t, n) {
	let r = n.map((n, r) => ({
		at: r,
		from: Math.max(n.start, e),
		to: Math.min(n.end, t)
	})).filter((e) => e.from < e.to);
	if (r.length === 0) return e < t ? [{
		start: e,
		end: t,
		on: []
	}] : [];
	r.sort((e, t) => t.to - t.from - (e.to - e.from) || e.at - t.at);
	let i = [.../* @__PURE__ */ new Set([
		e,
		t,
		...r.flatMap((e) => [e.from, e.to])
	])].sort((e, t) => e - t), a = [];
	for (let e = 0; e + 1 < i.length; e++) {
		let t = i[e], n = i[e + 1];
		a.push({
			start: t,
			end: n,
			on: r.filter((e) => e.from <= t && e.to >= n).map((e) => e.at)
		});
	}
	return a;
}
// src/text/Words.tsx
var mr = (e) => e.origin === "person" || e.status === "confirmed";
function hr(e) {
	return e ? e.why.flatMap(({ matched: t, start: n, end: r }) => {
		if (typeof n == "number" && typeof r == "number") return [{
			id: "match",
			start: n,
			end: r
		}];
		let i = t ? e.text.toLowerCase().indexOf(t.toLowerCase()) : -1;
		return i < 0 ? [] : [{
			id: "match",
			start: e.start + i,
			end: e.start + i + t.length
		}];
	}) : [];
}
function gr(e, t, n) {
	let r = e.flatMap((e) => n.get(e.id) ?? []), i = [], a = r.find((e) => e.id === t.picked) ?? r.find((e) => e.id === t.looked) ?? r[r.length - 1];
	if (a) {
		let e = r.some(mr);
		i.push("tc-on", `tc-c${t.numbers.get(a.code) ?? 0}`, e ? "tc-firm" : a.origin === "suggestion" ? "tc-suggested" : "tc-found"), r.length > 1 && i.push(r.length > 2 ? "tc-deep" : "tc-twice"), r.some((e) => e.id === t.picked) && i.push("tc-picked"), r.some((e) => e.id === t.looked) && i.push("tc-looked");
	}
	return e.some((e) => e.id === "match") && i.push("tc-match"), e.some((e) => e.id === "chosen") && i.push("tc-chosen"), i.join(" ");
}
function _r(e) {
	let { text: t, start: n, end: r, codings: i, chosen: a } = e, o = [...i, ...hr(i.find((t) => t.id === e.picked))];
	a && o.push({
		id: "chosen",
		start: a[0],
		end: a[1]
	});
	let s = new Map(i.map((e) => [e.id, e])), c = pr(n, r, o);
	return /* @__PURE__ */ Z("p", {
		class: "tc-words",
		"data-start": n,
		dir: "auto",
		children: c.length === 1 && !c[0]?.on.length ? t.slice(n, r) : c.map((n) => {
			let r = gr(n.on.map((e) => o[e]), e, s);
			return /* @__PURE__ */ Z("span", {
				"data-at": n.start,
				class: r || void 0,
				children: t.slice(n.start, n.end)
			}, n.start);
		})
	});
}
// src/text/TurnPart.tsx
var vr = {
	unread: "unread",
	read: "read, nothing to code",
	coded: "coded"
};
function yr(e) {
	let { turn: t, at: n, of: r, text: i, codings: a, focused: o, chosen: s, picked: c, looked: l, quiet: u, numbers: d, width: f, nearness: p, nameOf: m, onPick: h, onLook: g, onFocus: _ } = e, v = q(null), [y, b] = G(null), x = q(!1);
	K(() => v.current ? p.watch(v.current, (e) => {
		x.current = e, b(e && v.current ? nr(v.current) : null);
	}) : void 0, []), Ht(() => {
		(x.current || e.printing) && v.current && b(nr(v.current));
	}, [
		a,
		f,
		c,
		s?.[0],
		s?.[1],
		e.printing
	]), Ht(() => {
		let t = v.current;
		if (!o || !t) return;
		let n = t.querySelector(".tc-chosen, .tc-picked") ?? t;
		e.steady() || br(n, t), document.activeElement?.closest(".tc-box, .tc-side") || t.focus({ preventScroll: !0 });
	}, [
		o,
		s?.[0],
		s?.[1],
		c,
		e.again
	]);
	let S = o && a.length > 0 || e.printing;
	return /* @__PURE__ */ Z("article", {
		ref: v,
		id: `${e.prefix}turn-${t.n}`,
		tabIndex: -1,
		"aria-posinset": n + 1,
		"aria-setsize": r,
		"aria-labelledby": `${e.prefix}speaker-${t.n}`,
		class: `tc-turn${u ? " is-quiet" : ""}${o ? " is-focused" : ""}`,
		style: a.length ? { minHeight: `${lr(a)}px` } : void 0,
		children: [
			/* @__PURE__ */ Z("div", {
				class: "tc-speaker",
				id: `${e.prefix}speaker-${t.n}`,
				children: [
					/* @__PURE__ */ Z("span", {
						class: "tc-who",
						title: t.speaker,
						children: e.speaker
					}),
					t.ms ? /* @__PURE__ */ Z("span", {
						class: "tc-time",
						children: nn(t.ms[0])
					}) : null,
					/* @__PURE__ */ Z("span", {
						class: `tc-state is-${t.state}`,
						title: vr[t.state],
						children: /* @__PURE__ */ Z("span", {
							class: "tc-hidden",
							children: vr[t.state]
						})
					}),
					e.memos ? /* @__PURE__ */ Z("span", {
						class: "tc-memos",
						title: `${e.memos} memos`,
						children: ["✎", /* @__PURE__ */ Z("span", {
							class: "tc-hidden",
							children: [
								" ",
								e.memos,
								" memos"
							]
						})]
					}) : null
				]
			}),
			/* @__PURE__ */ Z("div", {
				class: "tc-column",
				children: /* @__PURE__ */ Z(_r, {
					text: i,
					start: t.start,
					end: t.end,
					codings: a,
					chosen: s,
					picked: c,
					looked: l,
					numbers: d
				})
			}),
			y && a.length ? /* @__PURE__ */ Z(fr, {
				measured: y,
				codings: a,
				all: S,
				picked: c,
				numbers: d,
				nameOf: m,
				onPick: h,
				onLook: g,
				onMore: () => _(n)
			}) : /* @__PURE__ */ Z("div", { class: "tc-margin" })
		]
	});
}
function br(e, t) {
	let { top: n, bottom: r } = e.getBoundingClientRect(), i = t.closest(".tc.is-notebook")?.getBoundingClientRect();
	n >= (i?.top ?? 0) + 76 && r <= Math.min(i?.bottom ?? Infinity, window.innerHeight) - 24 || e.scrollIntoView({
		block: e === t ? "nearest" : "center",
		behavior: "instant"
	});
}
var xr = class extends b {
	shouldComponentUpdate(e) {
		return Object.keys(e).some((t) => t === "chosen" ? e.chosen?.[0] !== this.props.chosen?.[0] || e.chosen?.[1] !== this.props.chosen?.[1] : e[t] !== this.props[t]);
	}
	render() {
		return /* @__PURE__ */ Z(yr, { ...this.props });
	}
}, Sr = (e, t) => e && e[0] < t.end && e[1] > t.start ? [Math.max(e[0], t.start), Math.min(e[1], t.end)] : null;
function Cr(e, t, n) {
	let r = e.stored.get();
	if (!r) return !1;
	let { text: i, sentences: a } = r, o = n.detail > 1 ? Qn(n) : null, s = o === null ? Zn(t) : [o, o + 1];
	if (!s) return !1;
	let c = n.altKey ? Me(i, s) : n.detail >= 3 ? je(i, Fe(a, s)) : Pe(i, s);
	return document.getSelection()?.removeAllRanges(), c[0] >= c[1] ? !1 : (R(e, c), e.box.set({
		kind: "palette",
		mode: "code",
		spans: Ze(e, c)
	}), !0);
}
function wr(e, t, n) {
	let r = n.filter((e) => e.start <= t && e.end > t).sort((e, t) => e.end - e.start - (t.end - t.start));
	r.length ? B(e, r[(r.findIndex((t) => t.id === e.picked.get()) + 1) % r.length]) : e.picked.set(null);
}
function Tr({ sitting: e }) {
	let t = X(e.stored), n = X(e.filter), r = X(e.codings), i = X(e.chosen), a = X(e.turn), o = X(e.picked), s = X(e.looked), c = q(null), l = J(() => new Kn(), []), u = q([]), d = Dr(c), [f, p] = G(0), [m, h] = G(!1), g = Or();
	K(() => {
		let e = new ResizeObserver(([e]) => p(Math.round(e?.contentRect.width ?? 0)));
		return c.current && e.observe(c.current), () => e.disconnect();
	}, [t?.id]), Ar(e), K(() => e.turn.watch(() => h((e) => !e)), []);
	let _ = J(() => Ce(r, n), [r, n]), v = J(() => new Map((t?.codes ?? []).map((e, t) => [e.id, t])), [t?.codes]), y = J(() => (t) => H(e, t), [t?.codes]), b = J(() => kr(t?.turns ?? []), [t?.turns]), x = J(() => Er(t?.memos ?? [], t?.turns ?? []), [t?.memos, t?.turns]), S = J(() => ({
		onPick: (t) => B(e, V(e, t)),
		onLook: (t) => e.looked.set(t),
		onFocus: (t) => e.turn.set(t)
	}), []);
	if (!t) return null;
	let C = Ee(t.turns, _, u.current);
	u.current = C;
	let w = (t) => {
		if (t.button !== 0 || !c.current || t.target.closest("button") || Cr(e, c.current, t)) return;
		let n = t.target.closest(".tc-words") ? Qn(t) : null;
		e.chosen.set(null);
		let r = t.target.closest(".tc-turn");
		r && e.turn.set(Number(r.getAttribute("aria-posinset")) - 1), n !== null && wr(e, n, _);
	}, T = (e, t) => e && t.some((t) => t.id === e) ? e : null;
	return /* @__PURE__ */ Z("div", {
		class: "tc-transcript",
		role: "feed",
		"aria-label": `${t.title || t.id}: ${t.turns.length} turns`,
		ref: c,
		onMouseUp: w,
		children: t.turns.map((n, r) => /* @__PURE__ */ Z(xr, {
			turn: n,
			prefix: e.prefix,
			speaker: b.get(n.speaker) ?? n.speaker,
			at: r,
			of: t.turns.length,
			text: t.text,
			codings: C[r] ?? [],
			focused: r === a,
			again: r === a && m,
			chosen: Sr(i, n),
			picked: T(o, C[r] ?? []),
			looked: T(s, C[r] ?? []),
			quiet: n.role === "interviewer",
			memos: x.get(n.n) ?? 0,
			printing: g,
			numbers: v,
			width: f,
			steady: d,
			nearness: l,
			nameOf: y,
			...S
		}, n.n))
	});
}
function Er(e, t) {
	let n = /* @__PURE__ */ new Map();
	for (let r of e) {
		let e = r.about === "turn" ? Number(r.target) : r.start === void 0 ? void 0 : t.find((e) => e.end > r.start)?.n;
		e !== void 0 && n.set(e, (n.get(e) ?? 0) + 1);
	}
	return n;
}
function Dr(e) {
	let t = q(!1);
	return K(() => {
		let n = (n) => t.current = n.type === "pointerdown" && !!e.current?.contains(n.target);
		return document.addEventListener("keydown", n, !0), document.addEventListener("pointerdown", n, !0), () => {
			document.removeEventListener("keydown", n, !0), document.removeEventListener("pointerdown", n, !0);
		};
	}, []), J(() => () => t.current, []);
}
function Or() {
	let [t, n] = G(!1);
	return K(() => {
		let t = e.debounceRendering, r = (r) => () => {
			e.debounceRendering = (e) => e(), n(r), t ? e.debounceRendering = t : delete e.debounceRendering;
		}, [i, a] = [r(!0), r(!1)];
		return window.addEventListener("beforeprint", i), window.addEventListener("afterprint", a), () => {
			window.removeEventListener("beforeprint", i), window.removeEventListener("afterprint", a);
		};
	}, []), t;
}
function kr(e) {
	let t = [...new Set(e.map((e) => e.speaker))], n = t.map((e) => e.replace(/\s*\([^)]*\)\s*$/u, "") || e);
	return new Map(t.map((e, t) => [e, n.filter((e) => e === n[t]).length > 1 ? e : n[t]]));
}
function Ar(e) {
	K(() => {
		let t = (t) => {
			let [n, r] = [e.chosen.get(), e.stored.get()], i = t.target, a = document.getSelection()?.toString() || i.selectionStart !== void 0 && i.selectionStart !== i.selectionEnd;
			n && r && !a && e.root?.contains(document.activeElement) && (t.clipboardData?.setData("text/plain", r.text.slice(...n)), t.preventDefault(), e.say("The chosen words are copied."));
		};
		return document.addEventListener("copy", t), () => document.removeEventListener("copy", t);
	}, []);
}
// src/browser.ts
function jr() {
	if (typeof crypto.randomUUID == "function") return crypto.randomUUID();
	let e = crypto.getRandomValues(/* @__PURE__ */ new Uint8Array(16));
	e[6] = e[6] & 15 | 64, e[8] = e[8] & 63 | 128;
	let t = [...e].map((e) => e.toString(16).padStart(2, "0")).join("");
	return [
		t.slice(0, 8),
		t.slice(8, 12),
		t.slice(12, 16),
		t.slice(16, 20),
		t.slice(20)
	].join("-");
}
function Mr(e) {
	try {
		return localStorage.getItem(`themecode-${e}`) ?? "";
	} catch {
		return "";
	}
}
function Nr(e, t) {
	try {
		localStorage.setItem(`themecode-${e}`, t);
	} catch {}
}
// src/parts/Bar.tsx
function Pr({ sitting: e, root: t }) {
	let n = X(e.project), r = X(e.stored), i = X(e.view), a = X(e.next), o = X(e.sideOpen), [s, c] = G(() => Mr("scheme"));
	K(() => {
		t.dataset.scheme = s;
	}, []);
	let l = () => {
		let e = (t.dataset.host || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "")) === "dark" ? [
			"",
			"light",
			"dark"
		] : [
			"",
			"dark",
			"light"
		], n = e[(e.indexOf(s) + 1) % 3];
		t.dataset.scheme = n, Nr("scheme", n), c(n);
	}, u = (t) => () => e.view.set(t), d = n?.documents.reduce((e, t) => e + t.unreviewed, 0) ?? 0;
	return /* @__PURE__ */ Z("div", {
		class: "tc-top",
		children: [
			/* @__PURE__ */ Z("nav", {
				class: "tc-ways",
				"aria-label": "Views",
				children: [
					t.dataset.framed ? null : /* @__PURE__ */ Z("button", {
						type: "button",
						class: "tc-project",
						onClick: u("documents"),
						"aria-current": i === "documents" ? "page" : void 0,
						title: "All documents (O)",
						children: n?.title ?? "Documents"
					}),
					r ? /* @__PURE__ */ Z("button", {
						type: "button",
						onClick: u("document"),
						"aria-current": i === "document" ? "page" : void 0,
						children: r.id
					}) : null,
					/* @__PURE__ */ Z("button", {
						type: "button",
						onClick: () => void yt(e),
						"aria-current": i === "review" ? "page" : void 0,
						title: "Decide on what waits, one by one (V)",
						children: ["Review", d ? /* @__PURE__ */ Z("span", {
							class: "tc-count",
							children: [" ", d.toLocaleString("en-GB")]
						}) : null]
					}),
					r && r.coders.length > 1 ? /* @__PURE__ */ Z("button", {
						type: "button",
						onClick: u("compare"),
						"aria-current": i === "compare" ? "page" : void 0,
						children: "Compare"
					}) : null
				]
			}),
			r && i !== "documents" ? /* @__PURE__ */ Z(Ir, { sitting: e }) : /* @__PURE__ */ Z("span", { class: "tc-space" }),
			/* @__PURE__ */ Z("div", {
				class: "tc-tools",
				children: [
					/* @__PURE__ */ Z(Fr, { sitting: e }),
					/* @__PURE__ */ Z("button", {
						type: "button",
						class: "tc-undo",
						onClick: () => _t(e),
						title: a ? `Undo: ${a} (${Se("Ctrl+Z")})` : `Undo (${Se("Ctrl+Z")})`,
						"aria-label": a ? `Undo: ${a}` : "Undo",
						children: [/* @__PURE__ */ Z("span", {
							class: "tc-undo-sign",
							"aria-hidden": "true",
							children: "↶"
						}), a ? /* @__PURE__ */ Z("span", {
							class: "tc-undo-words",
							children: a
						}) : null]
					}),
					/* @__PURE__ */ Z("button", {
						type: "button",
						class: "tc-icon",
						onClick: () => vt(e),
						title: `Redo (${Se("Ctrl+Shift+Z")})`,
						"aria-label": "Redo",
						children: "↷"
					}),
					/* @__PURE__ */ Z("button", {
						type: "button",
						onClick: () => e.box.set({ kind: "jump" }),
						title: "Find words, a time, a turn, a code (/)",
						children: "Find"
					}),
					i === "document" ? /* @__PURE__ */ Z("button", {
						type: "button",
						"aria-pressed": o,
						onClick: () => e.sideOpen.set(!o),
						title: "Selected coding, codings, codes, memos (L)",
						children: "Panel"
					}) : null,
					/* @__PURE__ */ Z("button", {
						type: "button",
						class: "tc-icon",
						onClick: l,
						title: `Light or dark: now ${s || "as the system has it"}`,
						"aria-label": `Light or dark: now ${s || "as the system has it"}`,
						children: s === "dark" ? "☾" : s === "light" ? "☀" : "◐"
					}),
					/* @__PURE__ */ Z("button", {
						type: "button",
						class: "tc-icon",
						onClick: () => e.box.set({ kind: "keys" }),
						title: "All keys (?)",
						"aria-label": "All keys",
						children: "?"
					})
				]
			})
		]
	});
}
function Fr({ sitting: e }) {
	let t = X(e.saving), n = X(e.project)?.me ?? "", r = {
		idle: "",
		saved: "Saved",
		saving: "Saving…",
		gone: `Not saved: ${t.waiting} waiting`
	}[t.state];
	return /* @__PURE__ */ Z("span", {
		class: "tc-saved",
		children: [
			/* @__PURE__ */ Z("span", {
				class: "tc-me",
				title: "You code under this name",
				children: n
			}),
			" ",
			/* @__PURE__ */ Z("span", {
				class: `is-${t.state}`,
				"data-saving": t.state,
				children: r
			})
		]
	});
}
function Ir({ sitting: e }) {
	let t = (X(e.stored)?.turns ?? []).filter(ze), n = (e) => t.filter((t) => t.state === e).length, [r, i] = [n("coded"), n("read")], a = `${r} of ${t.length} participants' turns coded, ${i} read with nothing to code, ${t.length - r - i} unread`;
	return /* @__PURE__ */ Z("div", {
		class: "tc-progress",
		role: "img",
		"aria-label": a,
		title: a,
		children: [/* @__PURE__ */ Z("span", {
			class: "tc-track",
			children: [/* @__PURE__ */ Z("span", {
				class: "is-coded",
				style: { width: `${100 * r / Math.max(t.length, 1)}%` }
			}), /* @__PURE__ */ Z("span", {
				class: "is-read",
				style: { width: `${100 * i / Math.max(t.length, 1)}%` }
			})]
		}), /* @__PURE__ */ Z("span", {
			class: "tc-progress-words",
			children: [t.length - r - i, " unread"]
		})]
	});
}
// src/parts/Compare.tsx
function Lr({ sitting: e }) {
	let t = X(e.stored), n = [.../* @__PURE__ */ new Set(["rules", ...t?.coders ?? []])], [r, i] = G(() => Rr(e)), [a, o] = G(null), [s, c] = G(""), [l, u] = G(!1);
	if (K(() => {
		t && e.ask("compare", {
			document: t.id,
			coders: r
		}).then((e) => {
			o(e), c("");
		}).catch((e) => c(e instanceof N ? e.words : "The server does not answer."));
	}, [
		t,
		r[0],
		r[1]
	]), !t) return null;
	let d = (a?.rows ?? []).filter((e) => l || !e.agree), f = (e) => /* @__PURE__ */ Z("label", { children: [
		e ? "and" : "Compare",
		" ",
		/* @__PURE__ */ Z("select", {
			value: r[e],
			onChange: (t) => i(e ? [r[0], t.currentTarget.value] : [t.currentTarget.value, r[1]]),
			children: n.map((e) => /* @__PURE__ */ Z("option", { children: e }, e))
		})
	] });
	return /* @__PURE__ */ Z("div", {
		class: "tc-compare",
		children: [
			/* @__PURE__ */ Z("h1", { children: ["Two coders, ", t.id] }),
			t.blind ? /* @__PURE__ */ Z("p", {
				class: "tc-blind",
				children: [pt(t.blind), " There is nothing to compare yet."]
			}) : null,
			/* @__PURE__ */ Z("div", {
				class: "tc-filters",
				children: [
					f(0),
					f(1),
					/* @__PURE__ */ Z("label", {
						class: "tc-check",
						children: [/* @__PURE__ */ Z("input", {
							type: "checkbox",
							checked: l,
							onChange: () => u(!l)
						}), " Also where they agree"]
					})
				]
			}),
			s ? /* @__PURE__ */ Z("p", {
				class: "tc-warning",
				role: "alert",
				children: s
			}) : null,
			a ? /* @__PURE__ */ Z("p", {
				class: "tc-facts",
				children: a.summary
			}) : null,
			d.length ? /* @__PURE__ */ Z("table", { children: [/* @__PURE__ */ Z("thead", { children: /* @__PURE__ */ Z("tr", { children: [
				/* @__PURE__ */ Z("th", {
					scope: "col",
					children: "Words"
				}),
				/* @__PURE__ */ Z("th", {
					scope: "col",
					children: r[0]
				}),
				/* @__PURE__ */ Z("th", {
					scope: "col",
					children: r[1]
				}),
				/* @__PURE__ */ Z("th", {
					scope: "col",
					children: "Note"
				}),
				/* @__PURE__ */ Z("th", {
					scope: "col",
					children: /* @__PURE__ */ Z("span", {
						class: "tc-hidden",
						children: "What to do"
					})
				})
			] }) }), /* @__PURE__ */ Z("tbody", { children: d.map((t) => /* @__PURE__ */ Z(Br, {
				sitting: e,
				row: t
			}, `${t.start}-${t.end}`)) })] }) : a && !s ? /* @__PURE__ */ Z("p", {
				class: "tc-empty",
				children: "No differences here."
			}) : null
		]
	});
}
function Rr(e) {
	let t = [...new Set(e.codings.get().map((e) => e.coder))].filter((e) => e !== "rules" && e !== "joint"), n = t.includes(e.me) ? e.me : t[0] ?? e.me;
	return [n, t.find((e) => e !== n) ?? "rules"];
}
var zr = (e) => typeof e == "string" ? e : e.code;
function Br({ sitting: e, row: t }) {
	let n = (t, n) => {
		let [r, i] = [t.map(zr), n.map(zr)];
		return r.length ? /* @__PURE__ */ Z("ul", {
			class: "tc-given",
			children: r.map((t) => /* @__PURE__ */ Z("li", {
				class: `tc-c${e.codes.findIndex((e) => e.id === t)}${i.includes(t) ? "" : " is-alone"}`,
				children: [/* @__PURE__ */ Z("span", {
					class: "tc-swatch",
					"aria-hidden": "true"
				}), H(e, t)]
			}, t))
		}) : /* @__PURE__ */ Z("span", {
			class: "tc-quiet",
			children: "nothing"
		});
	};
	return /* @__PURE__ */ Z("tr", {
		class: t.agree ? "is-agreed" : "",
		children: [
			/* @__PURE__ */ Z("td", {
				class: "tc-serif",
				dir: "auto",
				children: /* @__PURE__ */ Z("button", {
					type: "button",
					class: "tc-words-link",
					title: "To the place",
					onClick: () => {
						e.view.set("document"), setTimeout(() => R(e, [t.start, t.end]));
					},
					children: t.text
				})
			}),
			/* @__PURE__ */ Z("td", { children: n(t.a, t.b) }),
			/* @__PURE__ */ Z("td", { children: n(t.b, t.a) }),
			/* @__PURE__ */ Z("td", {
				dir: "auto",
				children: [
					t.settled ? /* @__PURE__ */ Z("p", {
						class: "tc-settled",
						children: ["Settled together", t.joint?.length ? `: ${t.joint.map((t) => H(e, t)).join(", ")}` : ": no code holds"]
					}) : null,
					t.note && !t.notes?.length ? /* @__PURE__ */ Z("p", { children: t.note }) : null,
					t.notes?.map((e) => /* @__PURE__ */ Z("p", { children: [
						e.text,
						" ",
						/* @__PURE__ */ Z("span", {
							class: "tc-quiet",
							children: e.coder
						})
					] }, e.id))
				]
			}),
			/* @__PURE__ */ Z("td", {
				class: "tc-buttons",
				children: [/* @__PURE__ */ Z("button", {
					type: "button",
					onClick: () => e.box.set({
						kind: "discuss",
						start: t.start,
						end: t.end,
						text: t.text
					}),
					children: "Note…"
				}), /* @__PURE__ */ Z("button", {
					type: "button",
					onClick: () => e.box.set({
						kind: "palette",
						mode: "joint",
						spans: [[t.start, t.end]],
						codings: [...t.a, ...t.b].flatMap((e) => typeof e == "string" ? [] : [e.id])
					}),
					children: "Joint coding…"
				})]
			})
		]
	});
}
// src/parts/Documents.tsx
function Vr({ sitting: e }) {
	let t = X(e.project), n = X(e.stored);
	if (!t) return null;
	let r = (t) => void e.open(t).then(() => e.view.set("document")), i = (e) => e.toLocaleString("en-GB");
	return /* @__PURE__ */ Z("div", {
		class: "tc-documents",
		children: [
			/* @__PURE__ */ Z("h1", { children: t.title }),
			/* @__PURE__ */ Z("p", {
				class: "tc-facts",
				children: [
					t.documents.length,
					" documents · you code as ",
					/* @__PURE__ */ Z("b", { children: t.me }),
					t.coders.length > 1 ? ` · coders: ${t.coders.join(", ")}` : "",
					t.blind ? ` · ${pt(t.blind)}` : ""
				]
			}),
			/* @__PURE__ */ Z("table", { children: [/* @__PURE__ */ Z("thead", { children: /* @__PURE__ */ Z("tr", { children: [
				/* @__PURE__ */ Z("th", {
					scope: "col",
					children: "Document"
				}),
				/* @__PURE__ */ Z("th", {
					scope: "col",
					children: "Case"
				}),
				/* @__PURE__ */ Z("th", {
					scope: "col",
					class: "is-number",
					children: "Turns"
				}),
				/* @__PURE__ */ Z("th", {
					scope: "col",
					class: "is-number",
					children: "Words"
				}),
				/* @__PURE__ */ Z("th", {
					scope: "col",
					class: "is-number",
					children: "Codings"
				}),
				/* @__PURE__ */ Z("th", {
					scope: "col",
					class: "is-number",
					children: "To review"
				}),
				/* @__PURE__ */ Z("th", {
					scope: "col",
					children: "Read and coded"
				})
			] }) }), /* @__PURE__ */ Z("tbody", { children: t.documents.map((e) => /* @__PURE__ */ Z("tr", {
				class: n?.id === e.id ? "is-open" : "",
				children: [
					/* @__PURE__ */ Z("th", {
						scope: "row",
						children: [/* @__PURE__ */ Z("button", {
							type: "button",
							class: "tc-link",
							onClick: () => r(e.id),
							children: e.id
						}), e.title && e.title !== e.id ? /* @__PURE__ */ Z("span", {
							class: "tc-quiet",
							children: [" ", e.title]
						}) : null]
					}),
					/* @__PURE__ */ Z("td", { children: e.case }),
					/* @__PURE__ */ Z("td", {
						class: "is-number",
						children: i(e.turns)
					}),
					/* @__PURE__ */ Z("td", {
						class: "is-number",
						children: i(e.words)
					}),
					/* @__PURE__ */ Z("td", {
						class: "is-number",
						children: i(e.codings)
					}),
					/* @__PURE__ */ Z("td", {
						class: "is-number",
						children: e.unreviewed ? i(e.unreviewed) : "–"
					}),
					/* @__PURE__ */ Z("td", { children: /* @__PURE__ */ Z(Hr, { row: e }) })
				]
			}, e.id)) })] })
		]
	});
}
function Hr({ row: e }) {
	let { unread: t, read: n, coded: r } = e.progress, i = Math.max(t + n + r, 1), a = `${r} coded, ${n} read, ${t} unread`;
	return /* @__PURE__ */ Z("div", {
		class: "tc-progress",
		role: "img",
		"aria-label": a,
		title: a,
		children: [/* @__PURE__ */ Z("span", {
			class: "tc-track",
			children: [/* @__PURE__ */ Z("span", {
				class: "is-coded",
				style: { width: `${100 * r / i}%` }
			}), /* @__PURE__ */ Z("span", {
				class: "is-read",
				style: { width: `${100 * n / i}%` }
			})]
		}), /* @__PURE__ */ Z("span", {
			class: "tc-progress-words",
			children: [Math.round(100 * (r + n) / i), " %"]
		})]
	});
}
// src/parts/Gone.tsx
function Ur({ sitting: e }) {
	let t = X(e.saving), n = X(e.failed);
	if (K(() => {
		let t = (t) => {
			e.outbox.acts.length && t.preventDefault();
		};
		return window.addEventListener("beforeunload", t), () => window.removeEventListener("beforeunload", t);
	}, []), t.state !== "gone" && !n) return null;
	let r = t.waiting ? `${an(t.waiting, "action")} ${t.waiting === 1 ? "is" : "are"} not saved yet; ${e.backend.away?.kept ?? "kept on this page, in order, and sent again by itself. Leave the page open."}` : "";
	return /* @__PURE__ */ Z("div", {
		class: "tc-gone",
		role: "alert",
		children: [/* @__PURE__ */ Z("p", { children: [
			/* @__PURE__ */ Z("strong", { children: t.state === "gone" ? "Not saved: " + (t.why || "no answer").replace(/\.$/u, "") + "." : n }),
			" ",
			r
		] }), /* @__PURE__ */ Z("button", {
			type: "button",
			onClick: () => {
				e.failed.set(""), e.outbox.retry();
			},
			children: "Try again now"
		})]
	});
}
// src/sitting/overlay.ts
var Wr = "new:";
function Gr(e, t) {
	let n = e.verb === "new-code" ? e.then : e;
	return n?.spans ? n.spans.flatMap(([r, i], a) => n.codes.map((o) => ({
		id: `${Wr}${e.key}:${a}:${o}`,
		document: n.document,
		start: r,
		end: i,
		text: n.quote[a] ?? "",
		code: o,
		coder: t,
		origin: "person",
		status: "unreviewed",
		why: [],
		memos: 0,
		moved: "",
		created: ""
	}))) : [];
}
function Kr(e, t, n, r) {
	return t.reduce((e, t) => qr(e, t, n, r), e);
}
function qr(e, t, n, r) {
	let i = t.ids ?? [];
	switch (t.verb) {
		case "code":
		case "new-code": return [...e, ...Gr(t, r).filter((e) => e.document === n)];
		case "uncode": return e.filter((e) => !i.includes(e.id));
		case "confirm":
		case "reject": {
			let n = t.verb === "confirm" ? "confirmed" : "rejected";
			return e.map((e) => i.includes(e.id) ? {
				...e,
				status: n
			} : e);
		}
		case "recode": return e.map((e) => e.id === t.id ? {
			...e,
			code: t.code
		} : e);
		default: return e;
	}
}
function Jr(e, t, n, r) {
	let i = new Map(t.filter((e) => e.document === r).map((e) => [e.id, e])), a = new Set(n);
	return [...e.filter((e) => !a.has(e.id)).map((e) => {
		let t = i.get(e.id);
		return i.delete(e.id), t ?? e;
	}), ...i.values()];
}
function Yr(e, t, n) {
	return Gr(e, n).flatMap((e) => {
		let n = t.find((t) => t.code === e.code && t.start === e.start && t.end === e.end);
		return n ? [[e.id, n.id]] : [];
	});
}
// src/parts/Picked.tsx
function Xr({ sitting: e }) {
	let t = X(e.picked);
	X(e.codings);
	let n = V(e, t);
	if (!n) return /* @__PURE__ */ Z("p", {
		class: "tc-empty",
		children: [
			"Click on coded words, or press ",
			/* @__PURE__ */ Z("kbd", { children: "." }),
			" for the next coding."
		]
	});
	let r = n.origin === "person" && n.coder === e.me;
	return /* @__PURE__ */ Z("div", {
		class: "tc-one",
		children: [
			/* @__PURE__ */ Z(ei, {
				sitting: e,
				one: n
			}),
			/* @__PURE__ */ Z("div", {
				class: "tc-buttons",
				children: [
					!r && n.status !== "confirmed" ? /* @__PURE__ */ Z("button", {
						type: "button",
						class: "is-first",
						onClick: () => ct(e, n.id),
						children: ["Confirm ", /* @__PURE__ */ Z("kbd", { children: "Y" })]
					}) : null,
					!r && n.status !== "rejected" ? /* @__PURE__ */ Z("button", {
						type: "button",
						onClick: () => lt(e, n.id),
						children: ["Reject ", /* @__PURE__ */ Z("kbd", { children: "X" })]
					}) : null,
					/* @__PURE__ */ Z("button", {
						type: "button",
						onClick: () => e.box.set({
							kind: "palette",
							mode: "recode",
							id: n.id
						}),
						children: ["Recode ", /* @__PURE__ */ Z("kbd", { children: "E" })]
					}),
					r ? /* @__PURE__ */ Z("button", {
						type: "button",
						onClick: () => st(e, n.id),
						children: ["Remove ", /* @__PURE__ */ Z("kbd", { children: "Del" })]
					}) : null,
					/* @__PURE__ */ Z("button", {
						type: "button",
						onClick: () => Zr(e, n),
						children: ["Memo ", /* @__PURE__ */ Z("kbd", { children: "M" })]
					})
				]
			}),
			/* @__PURE__ */ Z(ni, { one: n }),
			/* @__PURE__ */ Z(ri, {
				sitting: e,
				one: n
			})
		]
	});
}
function Zr(e, t) {
	let n = e.codes.find((e) => e.id === t.code)?.name ?? t.code;
	e.box.set({
		kind: "memo",
		about: {
			about: "coding",
			target: t.id,
			of: `${n}: “${t.text}”`
		}
	});
}
var Qr = {
	rules: "found by a rule",
	person: "coded by",
	suggestion: "suggested"
}, $r = {
	unreviewed: "not decided",
	confirmed: "confirmed",
	rejected: "rejected"
};
function ei({ sitting: e, one: t }) {
	let n = e.codes, r = n.find((e) => e.id === t.code), i = [...new Set(t.why.flatMap((e) => e.flags))];
	return /* @__PURE__ */ Z(y, { children: [
		/* @__PURE__ */ Z("h2", {
			class: `tc-c${n.findIndex((e) => e.id === t.code)}`,
			children: [/* @__PURE__ */ Z("span", {
				class: "tc-swatch",
				"aria-hidden": "true"
			}), r?.name ?? t.code]
		}),
		r?.definition ? /* @__PURE__ */ Z("p", {
			class: "tc-definition",
			children: r.definition
		}) : null,
		/* @__PURE__ */ Z("blockquote", {
			class: "tc-quote",
			dir: "auto",
			children: t.text
		}),
		/* @__PURE__ */ Z("p", {
			class: "tc-facts",
			children: [
				Qr[t.origin],
				t.origin === "person" ? ` ${t.coder}` : "",
				t.origin === "person" && t.status === "unreviewed" ? "" : ` · ${$r[t.status]}`,
				t.moved ? ` · moved: ${t.moved}` : "",
				t.id.startsWith("new:") ? " · being saved" : ` · ${t.id}`
			]
		}),
		i.length ? /* @__PURE__ */ Z("p", {
			class: "tc-flags",
			children: i.map((e) => /* @__PURE__ */ Z("span", {
				class: "tc-flag",
				children: e
			}, e))
		}) : null
	] });
}
var ti = (e) => [...new Set(e)].filter((e, t, n) => !n.some((t) => t !== e && t.includes(e)));
function ni({ one: e }) {
	let t = /* @__PURE__ */ new Map();
	for (let n of e.why) {
		let e = `${n.place} ${n.rule}`;
		t.set(e, [...t.get(e) ?? [], n]);
	}
	return t.size ? /* @__PURE__ */ Z("dl", {
		class: "tc-why",
		children: [...t].map(([e, t]) => {
			let { rule: n, place: r } = t[0], i = [...new Set(t.flatMap((e) => e.flags))];
			return /* @__PURE__ */ Z("div", { children: [/* @__PURE__ */ Z("dt", { children: ti(t.map((e) => e.matched)).map((e) => `“${e}”`).join(" ") }), /* @__PURE__ */ Z("dd", { children: [
				"rule ",
				/* @__PURE__ */ Z("code", { children: n }),
				r ? /* @__PURE__ */ Z("span", {
					class: "tc-quiet",
					children: [" ", r]
				}) : null,
				i.length ? /* @__PURE__ */ Z("span", {
					class: "tc-quiet",
					children: [" · ", i.join(", ")]
				}) : null
			] })] }, e);
		})
	}) : null;
}
function ri({ sitting: e, one: t }) {
	let n = (X(e.stored)?.memos ?? []).filter((e) => e.about === "coding" && e.target === t.id);
	return n.length ? /* @__PURE__ */ Z("ul", {
		class: "tc-memo-list",
		children: n.map((e) => /* @__PURE__ */ Z("li", { children: [/* @__PURE__ */ Z("p", { children: e.text }), /* @__PURE__ */ Z("p", {
			class: "tc-quiet",
			children: e.coder
		})] }, e.id))
	}) : null;
}
// src/parts/Review.tsx
function ii({ sitting: e }) {
	let t = X(e.queue);
	X(e.codings), X(e.picked);
	let n = bt(e), r = n && V(e, n.id);
	if (!t) return null;
	let i = t.total ? 100 * t.decided / t.total : 100;
	return /* @__PURE__ */ Z("aside", {
		class: "tc-side tc-review",
		"aria-label": "Review",
		children: [/* @__PURE__ */ Z("div", {
			class: "tc-review-head",
			children: [/* @__PURE__ */ Z("h2", { children: "Review" }), /* @__PURE__ */ Z("button", {
				type: "button",
				onClick: () => Et(e),
				children: ["Leave ", /* @__PURE__ */ Z("kbd", { children: "Q" })]
			})]
		}), /* @__PURE__ */ Z("div", {
			class: "tc-panel",
			tabIndex: 0,
			role: "region",
			"aria-label": "What waits",
			children: [
				/* @__PURE__ */ Z("p", {
					class: "tc-facts",
					"aria-live": "polite",
					children: [
						n ? `${t.at + 1} of ${t.waiting.length} that wait` : "Nothing waits here",
						" · ",
						t.decided.toLocaleString("en-GB"),
						" of ",
						t.total.toLocaleString("en-GB"),
						" decided"
					]
				}),
				/* @__PURE__ */ Z("div", {
					class: "tc-track",
					"aria-hidden": "true",
					children: /* @__PURE__ */ Z("span", {
						class: "is-coded",
						style: { width: `${i}%` }
					})
				}),
				r ? /* @__PURE__ */ Z("div", {
					class: "tc-one",
					children: [
						/* @__PURE__ */ Z("div", {
							class: "tc-buttons tc-decide",
							children: [
								/* @__PURE__ */ Z("button", {
									type: "button",
									class: "is-first",
									onClick: () => wt(e, "confirm"),
									children: ["Confirm ", /* @__PURE__ */ Z("kbd", { children: "C" })]
								}),
								/* @__PURE__ */ Z("button", {
									type: "button",
									onClick: () => wt(e, "reject"),
									children: ["Reject ", /* @__PURE__ */ Z("kbd", { children: "R" })]
								}),
								/* @__PURE__ */ Z("button", {
									type: "button",
									onClick: () => e.box.set({
										kind: "palette",
										mode: "recode",
										id: r.id
									}),
									children: ["Recode ", /* @__PURE__ */ Z("kbd", { children: "K" })]
								}),
								/* @__PURE__ */ Z("button", {
									type: "button",
									onClick: () => St(e, 1),
									children: ["Skip ", /* @__PURE__ */ Z("kbd", { children: "S" })]
								}),
								/* @__PURE__ */ Z("button", {
									type: "button",
									onClick: () => St(e, -1),
									disabled: t.at === 0,
									children: ["Back ", /* @__PURE__ */ Z("kbd", { children: "B" })]
								}),
								/* @__PURE__ */ Z("button", {
									type: "button",
									onClick: () => Tt(e),
									children: ["Undo ", /* @__PURE__ */ Z("kbd", { children: "U" })]
								}),
								/* @__PURE__ */ Z("button", {
									type: "button",
									onClick: () => Zr(e, r),
									children: ["Memo ", /* @__PURE__ */ Z("kbd", { children: "M" })]
								})
							]
						}),
						/* @__PURE__ */ Z(ei, {
							sitting: e,
							one: r
						}),
						/* @__PURE__ */ Z(ni, { one: r }),
						/* @__PURE__ */ Z(ri, {
							sitting: e,
							one: r
						})
					]
				}) : n ? /* @__PURE__ */ Z("p", {
					class: "tc-empty",
					children: ["This one is not there any more: somebody decided, or the rules changed. ", /* @__PURE__ */ Z("button", {
						type: "button",
						class: "tc-link",
						onClick: () => St(e, 1),
						children: "Next"
					})]
				}) : /* @__PURE__ */ Z("p", {
					class: "tc-empty",
					children: [
						t.waiting.length ? "That was the last one." : "All that this filter lets through is decided.",
						" ",
						t.waiting.length ? /* @__PURE__ */ Z(y, { children: [
							an(t.waiting.length, "coding"),
							" skipped. ",
							/* @__PURE__ */ Z("button", {
								type: "button",
								class: "tc-link",
								onClick: () => void yt(e),
								children: "Once more from the first"
							})
						] }) : null
					]
				}),
				/* @__PURE__ */ Z("h3", { children: "What waits" }),
				/* @__PURE__ */ Z(cn, {
					sitting: e,
					review: !0,
					changed: () => void yt(e)
				}),
				/* @__PURE__ */ Z("p", {
					class: "tc-buttons",
					children: /* @__PURE__ */ Z("button", {
						type: "button",
						onClick: () => e.box.set({ kind: "bulk" }),
						children: "Decide on many…"
					})
				})
			]
		})]
	});
}
// src/parts/CodeList.tsx
function ai({ sitting: e }) {
	let t = X(e.codings), n = X(e.stored)?.codes ?? [], r = X(e.filter), i = X(e.chosen), [a, o] = G(""), s = J(() => {
		let e = /* @__PURE__ */ new Map();
		return Ce(t, {}).forEach((t) => e.set(t.code, (e.get(t.code) ?? 0) + 1)), e;
	}, [t]);
	return /* @__PURE__ */ Z(y, { children: [
		/* @__PURE__ */ Z("p", {
			class: "tc-buttons",
			children: /* @__PURE__ */ Z("button", {
				type: "button",
				onClick: () => e.box.set({
					kind: "new-code",
					name: "",
					spans: []
				}),
				children: "New code…"
			})
		}),
		/* @__PURE__ */ Z("ul", {
			class: "tc-codes",
			"aria-label": "Codes",
			children: n.map((n, c) => /* @__PURE__ */ Z("li", {
				class: `tc-c${c}${n.parent ? " is-below" : ""}`,
				children: [/* @__PURE__ */ Z("div", {
					class: "tc-code-row",
					children: [
						/* @__PURE__ */ Z("span", {
							class: "tc-swatch",
							"aria-hidden": "true"
						}),
						/* @__PURE__ */ Z("button", {
							type: "button",
							class: "tc-code-name",
							title: i && !n.group ? "Code the chosen words with it" : "To its next place",
							onClick: () => i && !n.group ? rt(e, $e(e), [n.id]) : Ye(e, n.id, Ce(t, r)),
							children: n.name
						}),
						n.key ? /* @__PURE__ */ Z("kbd", { children: n.key }) : null,
						/* @__PURE__ */ Z("span", {
							class: "tc-count",
							children: s.get(n.id) ?? 0
						}),
						/* @__PURE__ */ Z("button", {
							type: "button",
							class: "tc-link",
							"aria-pressed": r.code === n.id,
							"aria-label": `Only ${n.name}`,
							onClick: () => e.filter.set(we(r, "code", r.code === n.id ? "" : n.id)),
							children: "only"
						}),
						/* @__PURE__ */ Z("button", {
							type: "button",
							class: "tc-link",
							"aria-expanded": a === n.id,
							"aria-label": `What ${n.name} covers`,
							onClick: () => o(a === n.id ? "" : n.id),
							children: "…"
						})
					]
				}), a === n.id ? /* @__PURE__ */ Z(oi, {
					sitting: e,
					code: n
				}, n.id) : null]
			}, n.id))
		}),
		n.length === 0 ? /* @__PURE__ */ Z("p", {
			class: "tc-empty",
			children: "No code yet. Choose words and press I, or make one here."
		}) : null
	] });
}
function oi({ sitting: e, code: t }) {
	let [n, r] = G(t.name), [i, a] = G(t.definition), o = n.trim() !== t.name || i.trim() !== t.definition, s = () => ot(e, t.id, {
		...n.trim() === t.name ? {} : { name: n.trim() },
		...i.trim() === t.definition ? {} : { definition: i.trim() }
	});
	return /* @__PURE__ */ Z("form", {
		class: "tc-form",
		onSubmit: (e) => {
			e.preventDefault(), o && n.trim() && s();
		},
		children: [
			/* @__PURE__ */ Z("label", { children: ["Name ", /* @__PURE__ */ Z("input", {
				type: "text",
				value: n,
				onInput: (e) => r(e.currentTarget.value)
			})] }),
			/* @__PURE__ */ Z("label", { children: ["What it covers ", /* @__PURE__ */ Z("textarea", {
				rows: 4,
				value: i,
				onInput: (e) => a(e.currentTarget.value)
			})] }),
			/* @__PURE__ */ Z("div", {
				class: "tc-buttons",
				children: [/* @__PURE__ */ Z("button", {
					type: "submit",
					disabled: !o || !n.trim(),
					children: "Save"
				}), /* @__PURE__ */ Z("button", {
					type: "button",
					onClick: () => e.box.set({
						kind: "memo",
						about: {
							about: "code",
							target: t.id,
							of: t.name
						}
					}),
					children: "Memo…"
				})]
			})
		]
	});
}
// src/parts/CodingList.tsx
var si = 100, ci = {
	unreviewed: "",
	confirmed: ", confirmed",
	rejected: ", rejected"
};
function li({ sitting: e }) {
	let t = X(e.codings), n = X(e.filter), r = X(e.picked), [i, a] = G(si), o = J(() => qe(Ce(t, n)), [t, n]);
	K(() => a(si), [n]);
	let s = e.stored.get(), c = e.codes, l = o.filter((e) => e.origin !== "person" && e.status === "unreviewed").length;
	return /* @__PURE__ */ Z(y, { children: [
		/* @__PURE__ */ Z(cn, { sitting: e }),
		/* @__PURE__ */ Z("p", {
			class: "tc-facts",
			"aria-live": "polite",
			children: [
				an(o.length, "coding"),
				", ",
				l.toLocaleString("en-GB"),
				" not decided",
				l ? /* @__PURE__ */ Z(y, { children: [" · ", /* @__PURE__ */ Z("button", {
					type: "button",
					class: "tc-link",
					onClick: () => e.box.set({ kind: "bulk" }),
					children: "Decide on many…"
				})] }) : null
			]
		}),
		/* @__PURE__ */ Z("ol", {
			class: "tc-list",
			"aria-label": "Codings",
			children: o.slice(0, i).map((t) => /* @__PURE__ */ Z("li", { children: [/* @__PURE__ */ Z("button", {
				type: "button",
				class: `tc-row tc-c${c.findIndex((e) => e.id === t.code)}${t.origin !== "person" && t.status === "unreviewed" ? " is-found" : ""}${t.status === "rejected" ? " is-rejected" : ""}`,
				"aria-current": r === t.id ? "true" : void 0,
				onClick: () => B(e, t, !0),
				children: [/* @__PURE__ */ Z("span", {
					class: "tc-row-head",
					children: [
						/* @__PURE__ */ Z("span", {
							class: "tc-swatch",
							"aria-hidden": "true"
						}),
						/* @__PURE__ */ Z("b", { children: H(e, t.code) }),
						/* @__PURE__ */ Z("span", {
							class: "tc-quiet",
							children: [
								" ",
								t.coder,
								ci[t.status],
								" · turn ",
								s?.turns[Be(e, t.start)]?.n
							]
						})
					]
				}), /* @__PURE__ */ Z("span", {
					class: "tc-row-words",
					dir: "auto",
					children: t.text.slice(0, 160)
				})]
			}), r === t.id ? /* @__PURE__ */ Z("div", {
				class: "tc-under",
				children: /* @__PURE__ */ Z(Xr, { sitting: e })
			}) : null] }, t.id))
		}),
		o.length > i ? /* @__PURE__ */ Z("button", {
			type: "button",
			class: "tc-link",
			onClick: () => a(i + 500),
			children: an(o.length - i, "more coding")
		}) : null,
		o.length === 0 ? /* @__PURE__ */ Z("p", {
			class: "tc-empty",
			children: t.length ? "None that this filter lets through." : "Nothing is coded here yet. Mark words with the mouse, or press N for a sentence and C."
		}) : null
	] });
}
// src/parts/MemoList.tsx
function ui(e, t) {
	let n = e.stored.get();
	if (t.about === "coding") {
		let n = V(e, t.target);
		return n ? `${H(e, n.code)}: “${n.text}”` : `coding ${t.target}`;
	}
	return t.start !== void 0 && t.end !== void 0 ? `“${n?.text.slice(t.start, t.end) ?? ""}”` : t.about === "turn" ? `turn ${t.target}` : t.about === "code" ? `code ${H(e, t.target)}` : `${t.about} ${t.target}`;
}
function di(e, t) {
	t.about === "coding" ? B(e, V(e, t.target)) : t.start !== void 0 && t.end !== void 0 ? R(e, [t.start, t.end]) : t.about === "turn" && L(e, e.stored.get()?.turns.findIndex((e) => e.n === Number(t.target)) ?? 0);
}
function fi({ sitting: e }) {
	let t = X(e.stored);
	if (!t) return null;
	let n = (t) => e.box.set({
		kind: "memo",
		about: {
			about: t.about,
			target: t.target,
			of: ui(e, t),
			memo: t.id,
			text: t.text
		}
	});
	return /* @__PURE__ */ Z(y, { children: [
		/* @__PURE__ */ Z("p", {
			class: "tc-buttons",
			children: /* @__PURE__ */ Z("button", {
				type: "button",
				onClick: () => e.box.set({
					kind: "memo",
					about: {
						about: "document",
						target: t.id,
						of: t.title || t.id
					}
				}),
				children: "Memo on this document…"
			})
		}),
		/* @__PURE__ */ Z("ul", {
			class: "tc-memo-list",
			"aria-label": "Memos",
			children: t.memos.map((t) => /* @__PURE__ */ Z("li", { children: [
				/* @__PURE__ */ Z("button", {
					type: "button",
					class: "tc-memo-about",
					onClick: () => di(e, t),
					children: ui(e, t)
				}),
				/* @__PURE__ */ Z("p", {
					dir: "auto",
					children: [t.title ? /* @__PURE__ */ Z("b", { children: [t.title, " "] }) : null, t.text]
				}),
				/* @__PURE__ */ Z("p", {
					class: "tc-quiet",
					children: [
						t.coder,
						t.created ? `, ${t.created.slice(0, 16).replace("T", " ")}` : "",
						" · ",
						/* @__PURE__ */ Z("button", {
							type: "button",
							class: "tc-link",
							onClick: () => n(t),
							children: "change"
						}),
						" ",
						/* @__PURE__ */ Z("button", {
							type: "button",
							class: "tc-link",
							onClick: () => ht(e, t.id),
							children: "remove"
						})
					]
				})
			] }, t.id))
		}),
		t.memos.length === 0 ? /* @__PURE__ */ Z("p", {
			class: "tc-empty",
			children: "No memo here yet. Press M on a turn, on chosen words or on a coding."
		}) : null
	] });
}
// src/parts/Side.tsx
var pi = [
	["picked", "Selected"],
	["codings", "Codings"],
	["codes", "Codes"],
	["memos", "Memos"]
];
function mi({ sitting: e }) {
	let t = X(e.side);
	return /* @__PURE__ */ Z("aside", {
		class: "tc-side",
		"aria-label": "Codings, codes and memos",
		children: [/* @__PURE__ */ Z("div", {
			class: "tc-tabs",
			children: [/* @__PURE__ */ Z("div", {
				role: "tablist",
				"aria-label": "Side",
				onKeyDown: (n) => {
					let r = {
						ArrowRight: 1,
						ArrowLeft: -1
					}[n.key];
					if (!r) return;
					let i = pi[(pi.findIndex(([e]) => e === t) + r + pi.length) % pi.length]?.[0];
					i && e.side.set(i), n.currentTarget.querySelector(`#${e.prefix}tc-tab-${i}`)?.focus();
				},
				children: pi.map(([n, r]) => /* @__PURE__ */ Z("button", {
					type: "button",
					role: "tab",
					id: `${e.prefix}tc-tab-${n}`,
					"aria-selected": t === n,
					"aria-controls": `${e.prefix}tc-panel`,
					tabIndex: t === n ? 0 : -1,
					onClick: () => e.side.set(n),
					children: r
				}, n))
			}), /* @__PURE__ */ Z("button", {
				type: "button",
				class: "tc-icon tc-away",
				"aria-label": "Close the side",
				title: "Close (L)",
				onClick: () => e.sideOpen.set(!1),
				children: "×"
			})]
		}), /* @__PURE__ */ Z("div", {
			class: "tc-panel",
			role: "tabpanel",
			id: `${e.prefix}tc-panel`,
			"aria-labelledby": `${e.prefix}tc-tab-${t}`,
			tabIndex: 0,
			children: [
				t === "picked" ? /* @__PURE__ */ Z(Xr, { sitting: e }) : null,
				t === "codings" ? /* @__PURE__ */ Z(li, { sitting: e }) : null,
				t === "codes" ? /* @__PURE__ */ Z(ai, { sitting: e }) : null,
				t === "memos" ? /* @__PURE__ */ Z(fi, { sitting: e }) : null
			]
		})]
	});
}
// src/parts/App.tsx
function hi({ sitting: e, root: t }) {
	let n = X(e.view), r = X(e.stored), i = X(e.sideOpen), a = q(null);
	Ht(() => {
		(n === "documents" || n === "compare") && a.current?.scrollTo(0, 0);
	}, [n]);
	let o = n === "document" || n === "review";
	return /* @__PURE__ */ Z("div", {
		class: `tc-app is-${n}${i && o ? " has-side" : ""}`,
		children: [
			/* @__PURE__ */ Z("a", {
				class: "tc-skip",
				href: `#${e.prefix}tc-main`,
				onClick: (e) => {
					e.preventDefault(), a.current?.focus();
				},
				children: "To the text"
			}),
			/* @__PURE__ */ Z(Pr, {
				sitting: e,
				root: t
			}),
			/* @__PURE__ */ Z(Ur, { sitting: e }),
			/* @__PURE__ */ Z("div", {
				id: `${e.prefix}tc-main`,
				class: "tc-main",
				tabIndex: -1,
				ref: a,
				children: [
					n === "documents" ? /* @__PURE__ */ Z(Vr, { sitting: e }) : null,
					n === "compare" ? /* @__PURE__ */ Z(Lr, { sitting: e }) : null,
					o && r ? /* @__PURE__ */ Z("div", {
						class: "tc-sheet",
						children: [/* @__PURE__ */ Z(gi, { sitting: e }), /* @__PURE__ */ Z(Tr, { sitting: e })]
					}) : null,
					o && !r ? /* @__PURE__ */ Z("p", {
						class: "tc-empty",
						children: "Opening…"
					}) : null
				]
			}),
			n === "review" ? /* @__PURE__ */ Z(ii, { sitting: e }) : o && i && r ? /* @__PURE__ */ Z(mi, { sitting: e }) : null,
			/* @__PURE__ */ Z(bn, {
				sitting: e,
				root: t
			}),
			/* @__PURE__ */ Z(vi, { sitting: e })
		]
	});
}
function gi({ sitting: e }) {
	let t = X(e.stored);
	return t ? /* @__PURE__ */ Z("div", {
		class: "tc-title",
		children: [
			/* @__PURE__ */ Z("h1", { children: t.title || t.id }),
			/* @__PURE__ */ Z("p", { children: [
				t.case && t.case !== t.id ? /* @__PURE__ */ Z(y, { children: [
					"Case ",
					t.case,
					" · "
				] }) : null,
				t.turns.length,
				" turns",
				t.blind ? /* @__PURE__ */ Z("span", {
					class: "tc-blind",
					children: [" · ", pt(t.blind)]
				}) : null
			] }),
			/* @__PURE__ */ Z(_i, { sitting: e })
		]
	}) : null;
}
function _i({ sitting: e }) {
	return X(e.codings).some((t) => t.coder === e.me) || e.view.get() !== "document" ? null : /* @__PURE__ */ Z("p", {
		class: "tc-hint",
		children: [
			"Mark words with the mouse to code them, or press ",
			/* @__PURE__ */ Z("kbd", { children: "N" }),
			" for a sentence and ",
			/* @__PURE__ */ Z("kbd", { children: "C" }),
			" for a code. ",
			/* @__PURE__ */ Z("kbd", { children: "?" }),
			" shows all keys."
		]
	});
}
function vi({ sitting: e }) {
	let t = X(e.notice), n = q(void 0);
	return K(() => {
		clearTimeout(n.current), t && (n.current = setTimeout(() => e.notice.set(null), t.tone === "trouble" ? 2e4 : 6e3));
	}, [t]), /* @__PURE__ */ Z("div", {
		class: `tc-said${t ? ` is-${t.tone}` : ""}`,
		role: "status",
		"aria-live": "polite",
		children: t ? /* @__PURE__ */ Z(y, { children: [/* @__PURE__ */ Z("span", { children: t.text }), t.tone === "trouble" ? /* @__PURE__ */ Z("button", {
			type: "button",
			onClick: () => e.notice.set(null),
			children: "Close"
		}) : null] }) : null
	});
}
// src/sitting/following.ts
var yi = 1e3;
function bi(e) {
	let t = !0, n = !1, r = 0, i = () => !document.hidden && (e.root?.getClientRects().length ?? 1) > 0;
	async function a() {
		if (!(n || !t || !i() || e.outbox.acts.length > 0)) {
			n = !0;
			try {
				let t = e.stored.get()?.id, n = await e.ask("changes", {
					since: e.followed,
					...t ? { document: t } : {}
				});
				r && e.failed.set(""), r = 0, await o(n);
			} catch (t) {
				if (++r < 3) return;
				let n = e.backend.away?.later ?? "The server does not answer. Nothing that was saved is lost; what you do now is kept on this page and sent when it is back.";
				e.failed.set(t instanceof N ? t.words : n);
			} finally {
				n = !1;
			}
		}
	}
	async function o(t) {
		let n = t.actions.filter((t) => !e.mine.has(t.number));
		if (e.followed = Math.max(e.followed, t.version), n.length === 0) return;
		let r = e.stored.get()?.id;
		r && t.documents.includes(r) && await e.refresh(), await e.start();
		let i = n[n.length - 1];
		i && i.coder !== e.me && e.say(`${i.coder}: ${i.summary}`);
	}
	let s = setInterval(() => void a(), e.backend.every ?? yi), c = () => void a();
	return document.addEventListener("visibilitychange", c), e.backend.onOther?.(c), () => {
		t = !1, clearInterval(s), document.removeEventListener("visibilitychange", c);
	};
}
// src/sitting/outbox.ts
var xi = [
	1e3,
	2e3,
	4e3,
	8e3,
	15e3
], Si = class {
	post;
	waiting = [];
	sending = !1;
	tries = 0;
	cancel = null;
	trouble = null;
	constructor(e) {
		this.post = e;
	}
	get acts() {
		return this.waiting;
	}
	add(e) {
		this.waiting.push(e), this.post.changed(), this.trouble || this.run();
	}
	retry() {
		this.cancel?.(), this.cancel = null, this.run();
	}
	close() {
		this.cancel?.();
	}
	async run() {
		if (!this.sending) {
			this.sending = !0;
			for (let e = this.waiting[0]; e; e = this.waiting[0]) {
				try {
					let t = await this.post.send(e);
					this.past(e), this.post.answered(e, t);
				} catch (t) {
					if (!(t instanceof N) || t.passing) {
						this.keep(t instanceof Error ? t : Error(String(t)));
						break;
					}
					this.past(e), this.post.refused(e, t);
				}
				this.post.changed();
			}
			this.sending = !1, this.post.changed();
		}
	}
	past(e) {
		this.waiting = this.waiting.filter((t) => t !== e), this.trouble = null, this.tries = 0;
	}
	keep(e) {
		this.trouble = e;
		let t = xi[Math.min(this.tries++, xi.length - 1)];
		this.cancel = this.post.later(t, () => void this.run());
	}
}, Ci = class {
	backend;
	project = Y(null);
	stored = Y(null);
	codings = Y([]);
	view = Y("document");
	side = Y("codings");
	sideOpen = Y(!0);
	box = Y(null);
	chosen = Y(null);
	turn = Y(-1);
	picked = Y(null);
	looked = Y(null);
	filter = Y({});
	saving = Y({
		state: "idle",
		waiting: 0,
		why: ""
	});
	notice = Y(null);
	next = Y("");
	failed = Y("");
	queue = Y(null);
	recent = Y([]);
	outbox;
	mine = /* @__PURE__ */ new Set();
	followed = 0;
	prefix = "";
	root = null;
	settling;
	real = /* @__PURE__ */ new Map();
	fits = /* @__PURE__ */ new Map();
	constructor(e) {
		this.backend = e, this.outbox = new Si({
			send: (t) => e.ask("act", this.resolved(t)),
			answered: (e, t) => {
				for (let [n, r] of Yr(e, t.codings ?? [], this.me)) this.real.set(n, r), this.picked.get() === n && this.picked.set(r);
				e.verb === "recode" && this.picked.get() === e.id && this.picked.set(t.codings?.find((t) => t.code === e.code)?.id ?? null), this.mine.add(t.action ?? t.version), e.verb === "undo" || e.verb === "redo" ? this.lookBack() : this.next.set(t.done), this.say(t.done), this.take(t.codings ?? [], t.removed ?? [], t), this.settle(), this.fits.get(e.key)?.(t.done), this.fits.delete(e.key);
			},
			refused: (e, t) => {
				this.fits.delete(e.key), this.say(t.words, "trouble"), this.refresh();
			},
			changed: () => this.laid(),
			later: (e, t) => {
				let n = setTimeout(t, e);
				return () => clearTimeout(n);
			}
		}), this.stored.watch(() => this.laid());
	}
	get me() {
		return this.stored.get()?.me ?? this.project.get()?.me ?? "";
	}
	get codes() {
		return this.stored.get()?.codes ?? this.project.get()?.codes ?? [];
	}
	say(e, t = "done") {
		this.notice.set({
			text: e,
			tone: t,
			at: Date.now()
		});
	}
	act(e, t, n) {
		let r = {
			verb: e,
			key: jr(),
			...t
		};
		n && this.fits.set(r.key, n), this.outbox.add(r);
	}
	async ask(e, t = {}) {
		return this.backend.ask(e, t);
	}
	async start() {
		let e = await this.ask("project");
		this.followed = Math.max(this.followed, e.version), this.project.set(e);
	}
	async lookBack() {
		let { actions: e } = await this.ask("log", { limit: 100 }), t = [...e].sort((e, t) => t.number - e.number).find((e) => e.stands && e.who === this.me && !["undo", "redo"].includes(e.did));
		this.next.set(t ? `${t.did}: ${t.what}` : "");
	}
	async open(e) {
		let t = this.stored.get();
		if (t?.id === e) return t;
		let n = await this.ask("document", { document: e });
		return this.chosen.set(null), this.picked.set(null), this.turn.set(-1), this.stored.set(n), n;
	}
	async refresh() {
		let e = this.stored.get();
		if (!e) return;
		let t = await this.ask("document", { document: e.id });
		if (this.stored.get()?.id !== t.id) return;
		let n = new Map(this.stored.get()?.codings.map((e) => [e.id, e])), r = t.codings.map((e) => wi(n.get(e.id), e)), i = t.turns.map((t, n) => wi(e.turns[n], t)), a = JSON.stringify(e.codes) === JSON.stringify(t.codes) ? e.codes : t.codes;
		this.stored.set({
			...t,
			text: t.text === e.text ? e.text : t.text,
			codings: r,
			turns: i,
			codes: a
		});
	}
	settle() {
		clearTimeout(this.settling), this.settling = setTimeout(() => {
			this.outbox.acts.length === 0 && Promise.all([this.refresh(), this.start()]).catch(() => void 0);
		}, 700);
	}
	take(e, t, n) {
		let r = this.stored.get();
		if (!r) return;
		let i = Jr(r.codings, e, t, r.id), a = n.memos ? [...r.memos.filter((e) => !n.memos?.some((t) => t.id === e.id)), ...n.memos] : r.memos;
		this.stored.set({
			...r,
			codings: i,
			memos: a,
			codes: n.codes ?? r.codes
		});
		let o = this.project.get();
		n.codes && o && this.project.set({
			...o,
			codes: n.codes
		});
	}
	laid() {
		let e = this.stored.get(), t = this.outbox.acts;
		this.codings.set(e ? Kr(e.codings, t, e.id, e.me) : []);
		let n = this.outbox.trouble, r = this.saving.get(), i = n ? "gone" : t.length ? "saving" : r.state === "idle" ? "idle" : "saved", a = n ? "words" in n ? String(n.words) : n.message : "";
		(r.state !== i || r.waiting !== t.length || r.why !== a) && this.saving.set({
			state: i,
			waiting: t.length,
			why: a
		});
	}
	resolved(e) {
		if (this.real.size === 0) return e;
		let t = (e) => this.real.get(e) ?? e, n = { ...e };
		Array.isArray(n.ids) && (n.ids = n.ids.map(t));
		for (let e of [
			"id",
			"target",
			"coding"
		]) typeof n[e] == "string" && (n[e] = t(n[e]));
		return n;
	}
};
function wi(e, t) {
	return e !== void 0 && JSON.stringify(e) === JSON.stringify(t) ? e : t;
}
// src/notebook.ts
var Ti = (e) => (e.ctrlKey || e.metaKey) && !e.shiftKey && !e.altKey && e.key.toLowerCase() === "s";
function Ei(e) {
	let t = (e) => {
		Ti(e) || e.stopPropagation();
	};
	return e.addEventListener("keydown", t), () => e.removeEventListener("keydown", t);
}
function Di() {
	let { body: e, documentElement: t } = document, n = e.dataset.jpThemeLight;
	return n === "false" || e.classList.contains("vscode-dark") || t.getAttribute("theme") === "dark" ? "dark" : n === "true" || e.classList.contains("vscode-light") || t.getAttribute("theme") === "light" ? "light" : "";
}
function Oi(e) {
	let t = () => {
		e.dataset.host = Di();
	};
	t();
	let n = new MutationObserver(t);
	return n.observe(document.body, {
		attributes: !0,
		attributeFilter: ["class", "data-jp-theme-light"]
	}), n.observe(document.documentElement, {
		attributes: !0,
		attributeFilter: ["theme"]
	}), () => n.disconnect();
}
// src/width.ts
var ki = [
	46,
	62,
	66,
	78,
	94
], Ai = (e) => ki.filter((t) => e <= t).map((e) => `under-${e}`);
function ji(e) {
	let t = document.documentElement, n = () => {
		let n = parseFloat(getComputedStyle(t).fontSize) || 16, r = Ai((e.clientWidth || window.innerWidth) / n);
		for (let t of ki) e.classList.toggle(`under-${t}`, r.includes(`under-${t}`));
	};
	n();
	let r = new ResizeObserver(n);
	return r.observe(e), () => r.disconnect();
}
// src/mount.tsx
function Mi() {
	let e = decodeURIComponent(location.hash.slice(1));
	if (e === "review" || e === "documents") return { view: e };
	let [t, n] = e.split(":turn-");
	return t && /^[\w-]+$/.test(t) && !t.startsWith("tc-") && !t.startsWith("turn-") ? {
		document: t,
		...n ? { turn: Number(n) } : {}
	} : {};
}
function Ni(e) {
	let t = () => {
		let t = e.stored.get(), n = t?.turns[e.turn.get()]?.n, r = e.view.get(), i = r === "review" || r === "documents" ? r : t ? `${t.id}${n ? `:turn-${n}` : ""}` : "";
		i && decodeURIComponent(location.hash.slice(1)) !== i && history.replaceState(null, "", `#${i}`);
	}, n = () => void Pi(e, Mi()), r = [
		e.stored.watch(t),
		e.turn.watch(t),
		e.view.watch(t)
	];
	return window.addEventListener("hashchange", n), () => {
		r.forEach((e) => e()), window.removeEventListener("hashchange", n);
	};
}
async function Pi(e, t) {
	if (t.view === "review") return yt(e);
	if (t.view === "documents") return e.view.set("documents");
	if (!t.document) return;
	let n = await e.open(t.document);
	e.view.set(t.view ?? "document");
	let r = n.turns.findIndex((e) => e.n === t.turn);
	r >= 0 && L(e, r);
}
function Fi(e) {
	let t = new CSSStyleSheet();
	document.adoptedStyleSheets = [...document.adoptedStyleSheets, t];
	let n = "", r = () => {
		let r = _e(e.codes, `.tc.tc-is-${e.prefix || "first"}`);
		r !== n && t.replaceSync(r), n = r;
	}, i = [e.stored.watch(r), e.project.watch(r)];
	return () => {
		i.forEach((e) => e()), document.adoptedStyleSheets = document.adoptedStyleSheets.filter((e) => e !== t);
	};
}
var Ii = globalThis.themecodePrefixes ??= /* @__PURE__ */ new Set();
function Li() {
	let e = 0;
	for (; Ii.has(e ? `n${e}-` : "");) e++;
	return e ? `n${e}-` : "";
}
function Ri(e, t, n = {}) {
	let r = new Ci(t);
	r.root = e, r.prefix = Li(), Ii.add(r.prefix), e.classList.add(`tc-is-${r.prefix || "first"}`), e.classList.add("tc");
	let i = [ji(e)];
	n.notebook && (e.classList.add("is-notebook"), i.push(Oi(e))), r.sideOpen.set((e.clientWidth || window.innerWidth) > 1e3);
	let a = n.page ? document : e, o = (e) => void Gn(r, e);
	a.addEventListener("keydown", o), i.push(Fi(r), bi(r), () => a.removeEventListener("keydown", o)), n.page && i.push(Ni(r)), M(/* @__PURE__ */ Z(hi, {
		sitting: r,
		root: e
	}), e);
	let s = {
		...n.document ? { document: n.document } : {},
		...n.view ? { view: n.view } : {},
		...n.page ? Mi() : {}
	}, c = r.start().then(() => void r.lookBack().catch(() => void 0));
	return Promise.all([c, Pi(r, s.document || s.view ? s : { view: "documents" })]).catch((e) => r.failed.set(e instanceof N ? e.words : t.away?.start ?? "The server does not answer. Start it again with: themecode serve")), () => {
		i.forEach((e) => e()), r.outbox.close(), Ii.delete(r.prefix), M(null, e);
	};
}
// src/backends/notebook.ts
var zi = 2e4;
function Bi(e) {
	let t = /* @__PURE__ */ new Map(), n = [], r = 0;
	function i(e) {
		e.other && n.forEach((e) => e());
		let r = e.id === void 0 ? void 0 : t.get(e.id);
		if (!r || e.id === void 0) return;
		t.delete(e.id), clearTimeout(r.clock);
		let { error: i } = e;
		i ? r.failed(new N(i.status ?? 422, i.happened, i.safe ?? "", i.mend ?? "")) : r.done(e.answer);
	}
	return e.on("msg:custom", i), {
		ask(n, i) {
			let a = ++r;
			return new Promise((r, o) => {
				let s = setTimeout(() => {
					t.delete(a), o(new P("the kernel does not answer"));
				}, zi);
				t.set(a, {
					done: r,
					failed: o,
					clock: s
				});
				try {
					e.send({
						id: a,
						ask: n,
						body: i
					});
				} catch {
					clearTimeout(s), t.delete(a), o(new P("the kernel that showed this cell is gone"));
				}
			});
		},
		away: {
			start: "The kernel does not answer: it is busy, or was started anew. When it is free, run this cell again.",
			later: "The kernel does not answer: it is busy, or was started anew. Nothing that was saved is lost; what you do now is kept here and sent when it answers. After a new start, run this cell again.",
			kept: "kept here and sent when the kernel answers. If it was started anew, run this cell again and do that once more."
		},
		every: 2e4,
		onOther: (e) => void n.push(e),
		close: () => e.off?.("msg:custom", i)
	};
}
// src/backends/page.ts
var Vi = 2e4;
async function Hi(e) {
	try {
		return await e.json();
	} catch {
		throw new P(`no JSON in the answer (${e.status})`);
	}
}
function Ui(e) {
	async function t(t, n) {
		let r;
		try {
			r = await fetch(e + t, {
				method: "POST",
				credentials: "same-origin",
				headers: {
					"content-type": "application/json",
					"x-themecode": "1"
				},
				body: JSON.stringify(n),
				signal: AbortSignal.timeout(Vi)
			});
		} catch {
			throw new P("the server does not answer");
		}
		let i = await Hi(r);
		if (r.ok) return i;
		let a = i.error ?? {};
		throw r.status === 401 ? new N(401, "This page's session has ended.", "Nothing is lost: what you did is kept here.", a.mend ?? "Open the address that `themecode serve` prints, in this browser, and come back to this page.") : new N(r.status, a.happened ?? "The server refused this.", a.safe ?? "", a.mend ?? "");
	}
	return { ask: t };
}
// src/index.ts
function Wi({ model: e, el: t }) {
	let n = Bi(e), r = e.get("document"), i = e.get("view"), a = Ri(t, n, {
		...typeof r == "string" && r ? { document: r } : {},
		...i === "review" || i === "documents" ? { view: i } : {},
		notebook: !0
	}), o = Ei(t);
	return () => {
		o(), a(), n.close();
	};
}
var Gi = { render: Wi }, Ki = globalThis.document?.getElementById("themecode");
if (Ki?.dataset.api) {
	let { api: e, document: t, view: n } = Ki.dataset;
	globalThis.document.querySelector("body > header nav") && (Ki.dataset.framed = "1"), Ri(Ki, Ui(e), {
		...t ? { document: t } : {},
		...n ? { view: n } : {},
		page: !0
	});
}
export { N as Refusal, P as Unanswered, Gi as default, Ri as mount, Ui as pageBackend, Wi as render };
