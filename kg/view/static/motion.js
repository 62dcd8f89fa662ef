/** Moving a picture of thousands: while it moves, an image of it is moved; it is drawn anew when it rests. */

const REST = 140;

/** Take over the drawing of a vis-network while it is dragged or zoomed and `large()` holds. */
export function smoothMotion(network, large) {
  const { renderer } = network;
  const drawAnew = renderer._redraw.bind(renderer);
  let image = null,
    timer = 0;
  renderer._redraw = (...given) => {
    if (!image) return drawAnew(...given);
    renderer.redrawRequested = false; // as vis-network's own drawing does, so that it asks again
    return moveImage(network, image);
  };
  const begin = () => {
    image ??= large() ? imageOf(network) : null;
  };
  const end = () => {
    clearTimeout(timer);
    if (!image) return;
    image = null;
    network.redraw();
  };
  const canvas = network.canvas.frame.canvas;
  canvas.addEventListener(
    "wheel",
    () => {
      begin();
      clearTimeout(timer);
      timer = setTimeout(end, REST);
    },
    { capture: true, passive: true },
  );
  network.on("dragStart", ({ nodes }) => {
    if (!nodes.length) begin();
  });
  network.on("dragEnd", end);
}

function imageOf(network) {
  const { canvas } = network.canvas.frame;
  const copy = document.createElement("canvas");
  copy.width = canvas.width;
  copy.height = canvas.height;
  copy.getContext("2d").drawImage(canvas, 0, 0);
  return { copy, origin: network.DOMtoCanvas({ x: 0, y: 0 }), scale: network.getScale() };
}

function moveImage(network, { copy, origin, scale }) {
  const { canvas } = network.canvas.frame;
  const context = canvas.getContext("2d");
  const at = network.canvasToDOM(origin),
    grown = network.getScale() / scale,
    ratio = network.canvas.pixelRatio;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.drawImage(copy, at.x * ratio, at.y * ratio, copy.width * grown, copy.height * grown);
}
