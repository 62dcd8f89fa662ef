/** The words of the interface, in Chinese and English. */

const WORDS = {
  searchHint: [
    "搜索名称、别名、文号或拼音首字母（按 / ）",
    "Search name, alias, document number or pinyin initials ( / )",
  ],
  graph: ["图谱", "Graph"],
  list: ["条目", "Things"],
  table: ["语句", "Statements"],
  timeline: ["时间轴", "Timeline"],
  figures: ["数据", "Figures"],
  structure: ["体系", "Structures"],
  query: ["查询", "Query"],
  classes: ["类别", "Classes"],
  relations: ["关系", "Relations"],
  sources: ["来源文件", "Source files"],
  articles: ["文章", "Articles"],
  years: ["年份", "Years"],
  confidence: ["最低置信度", "Lowest confidence"],
  certainty: ["置信度", "confidence"],
  filters: ["筛选", "Filters"],
  details: ["详情", "Details"],
  all: ["全选", "all"],
  none: ["全不选", "none"],
  opening: ["重点", "Key things"],
  everything: ["全部", "Everything"],
  fit: ["适应窗口", "Fit"],
  back: ["后退", "Back"],
  expand: ["展开邻居", "Unfold"],
  ego: ["仅看邻域", "Only its surroundings"],
  twoSteps: ["两步以内", "Two steps"],
  path: ["查找路径到…", "Path to…"],
  pin: ["固定", "Pin"],
  unpin: ["取消固定", "Unpin"],
  hide: ["隐藏", "Hide"],
  showHidden: ["恢复隐藏", "Show hidden"],
  nothingSelected: [
    "点击图中的条目或连线，查看它的事实与原文依据；双击展开邻居。",
    "Click a thing or a line to read its facts with their quotes; double-click to unfold its neighbours.",
  ],
  mostLinked: ["关系最多的条目", "Best connected"],
  aliases: ["又称", "also"],
  values: ["属性", "Values"],
  noFacts: ["图谱中没有关于它的语句。", "The graph says nothing of it."],
  moreEvidence: ["其余依据", "more evidence"],
  more: ["显示其余", "show the rest"],
  noEvidence: ["没有附原文依据", "no quote given"],
  rule: ["规则", "rule"],
  chars: ["字符", "characters"],
  cite: ["复制引文", "Copy citation"],
  copied: ["已复制引文", "Citation copied"],
  copyFailed: ["浏览器未允许写入剪贴板", "The browser did not allow the clipboard"],
  fullText: ["查看全文", "Whole text"],
  shown: ["显示", "Showing"],
  thingsOf: ["个条目，共", "things of"],
  linksShown: ["条关系", "links"],
  linesDrawn: ["画出依据最多的", "the best evidenced drawn:"],
  loading: ["正在载入…", "Loading…"],
  loadedOnly: ["图谱很大：此处只列已载入的部分。", "The graph is large: this lists what has been loaded."],
  noPath: ["在当前筛选下没有连通的路径", "No path under the present filters"],
  unfiltered: ["在全部类别和关系中查找", "Look among all classes and relations"],
  choosePath: [
    "再选择一个条目作为终点（可搜索，Esc 取消）",
    "Choose another thing as the end (search works too, Esc cancels)",
  ],
  pathOf: ["路径", "Path"],
  steps: ["步", "steps"],
  subject: ["主体", "Subject"],
  relation: ["关系", "Relation"],
  object: ["客体", "Object"],
  quote: ["原文", "Quote"],
  article: ["文章", "Article"],
  source: ["来源", "Source"],
  name: ["名称", "Name"],
  class: ["类别", "Class"],
  links: ["关系数", "Links"],
  filterRows: ["筛选行…", "Filter rows…"],
  rows: ["行", "rows"],
  previous: ["上一页", "Previous"],
  next: ["下一页", "Next"],
  download: ["下载", "Download"],
  exportAs: ["导出", "Export"],
  exportShown: ["导出当前所示", "Export what is shown"],
  language: ["EN", "中文"],
  theme: ["明暗", "Dark or light"],
  help: ["帮助", "Help"],
  close: ["关闭", "Close"],
  noHits: ["没有匹配的条目", "Nothing matches"],
  nothingHere: ["图谱中没有这类内容。", "The graph holds nothing of this kind."],
  reset: ["清除筛选", "Clear filters"],
  tree: ["层级", "Hierarchy"],
  frameworks: ["分析框架", "Frameworks"],
  measures: ["举措提纲", "Measures"],
  dimensions: ["维度", "Dimensions"],
  stages: ["阶段", "Stages"],
  undated: ["无日期", "Undated"],
  indicator: ["指标", "Indicator"],
  value: ["数值", "Value"],
  period: ["时期", "Period"],
  review: ["审阅", "Review"],
  maybeSame: ["可能是同一事物", "Perhaps one thing"],
  maybeStated: ["可能成立的语句", "Statements that may be made"],
  same: ["相同", "Same"],
  different: ["不同", "Different"],
  accept: ["采纳", "Accept"],
  reject: ["不采纳", "Reject"],
  who: ["裁定人", "Who decides"],
  saveDecisions: ["下载裁定", "Save the decisions"],
  nothingOpen: ["没有待裁定的内容。", "Nothing is open."],
  reviewHint: [
    "图谱没有写入这些内容。逐条裁定后下载 decisions.tsv，放进输出文件夹（或用 --decisions 指明）再次构建即生效；再点一次可撤销。",
    "The graph does not state these. Mark them, save decisions.tsv into the output folder (or name it with --decisions), and build again; a second click takes a mark back.",
  ],
  run: ["运行", "Run"],
  questions: ["常用问题", "Named questions"],
  ownQuery: ["自写查询", "Own query"],
  starting: ["正在启动查询引擎…", "Starting the query engine…"],
  showInGraph: ["在图谱中显示", "Show in the graph"],
  chart: ["图表", "Chart"],
  noEngine: ["此页未附查询引擎。", "This page was built without the query engine."],
  yes: ["是", "yes"],
  no: ["否", "no"],
  triples: ["条三元组", "triples"],
  nowShown: ["仅当前所示", "only what is shown"],
  licences: ["所含软件的许可", "Licences of the software inside"],
};

/** What a figure says of its indicator (cetu:comparator). */
const COMPARATORS = { level: "水平", growth: "增速", share: "占比", count: "数量", change: "变动" };

export const comparator = (name) => (language === "zh" ? (COMPARATORS[name] ?? name) : name);

/** What the columns of the named questions are called, beside those that are a class or a relation. */
const COLUMNS = {
  after: "之后",
  articles: "文章数",
  before: "之前",
  begin: "起",
  change: "变化",
  confidence: "置信度",
  end: "止",
  file: "文件",
  goal: "目标",
  kind: "类别",
  label: "名称",
  later: "后一阶段",
  issuer: "发布机关",
  name: "名称",
  number: "文号",
  object: "客体",
  other: "另一方",
  otherValue: "另一数值",
  part: "组成部分",
  predicate: "关系",
  proposer: "提出者",
  quote: "原文",
  rule: "规则",
  sources: "来源数",
  speeches: "讲话数",
  subject: "主体",
  thing: "事物",
  things: "数量",
  type: "类别",
  under: "上级",
  year: "年份",
};

/** Return what a column of a named question is called: in English, by its name. */
export function columnName(graph, name) {
  if (language !== "zh") return name;
  const style = graph.relations.get(name) ?? graph.classes.get(name.replace(/^./u, (first) => first.toUpperCase()));
  return COLUMNS[name] ?? style?.zh ?? name;
}

const HELP = [
  ["/", "搜索", "search"],
  ["↑ ↓ ← →", "在邻居之间移动", "walk along the neighbours"],
  ["Enter", "仅看所选条目的邻域", "only the surroundings of the selected thing"],
  ["e", "展开邻居", "unfold the neighbours"],
  ["h", "隐藏所选条目", "hide the selected thing"],
  ["p", "固定所选条目", "pin the selected thing"],
  ["f", "适应窗口", "fit the window"],
  ["+ −", "缩放", "zoom"],
  ["Backspace", "后退", "back"],
  ["1 … 8", "切换视图", "change the view"],
  ["Esc", "取消选择", "clear the selection"],
  ["?", "帮助", "help"],
];

let language = "zh";

/** Choose the language of the interface. */
export function speak(name) {
  language = name === "en" ? "en" : "zh";
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
}

export const spoken = () => language;

/** Return a word of the interface. */
export const t = (key) => WORDS[key][language === "zh" ? 0 : 1];

/** Return what a class or relation is called. */
export const named = (style, inverse = false) =>
  language === "zh" ? (inverse ? style.zhInverse : style.zh) : inverse ? style.enInverse : style.en;

/** Return what a rule is called, and its name: by its own row, or that of the longest listed prefix of its name. */
export function ruleName(graph, rule) {
  let listed = rule;
  while (listed && !graph.rules.has(listed)) listed = listed.slice(0, Math.max(listed.lastIndexOf("-"), 0));
  if (!listed) return rule;
  const [zh, en] = graph.rules.get(listed);
  return language === "zh" ? `${zh}（${rule}）` : `${en} (${rule})`;
}

/** Return the rows of the keyboard help. */
export const helpRows = () => HELP.map(([key, zh, en]) => [key, language === "zh" ? zh : en]);
