// The coding component is built from frontend/; until its bundle lies here, this says so.
const place = document.getElementById("themecode");
if (place) place.textContent = "The coding component is not built into this copy of themecode.";
