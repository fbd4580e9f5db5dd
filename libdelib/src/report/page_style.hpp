// The style of the HTML page: system fonts, one accent, light and dark, print. Contrast is at least 4.5 to 1 (AA), and
// whatever colour says is also said by a sign or a word.
#pragma once

#include <string_view>

namespace delib::report {

inline constexpr std::string_view page_style = R"css(
:root{color-scheme:light dark;--paper:#fcfbf8;--card:#fff;--ink:#1b2430;--soft:#4c5866;--line:#dcd9d0;--faint:#f1efe8;
--accent:#0b5563;--accent-rgb:11 85 99;--on-accent:#fff;--out:#c5cdd1;--out-edge:#76838c;--warn:#8a4b08;--warn-bg:#fdf3e2;--warn-edge:#d99a3c;
--serif:"Iowan Old Style","Palatino Linotype",Palatino,"Source Serif 4",Georgia,"Liberation Serif","DejaVu Serif",serif;
--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif;
--mono:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono","DejaVu Sans Mono",monospace}
@media (prefers-color-scheme:dark){:root{--paper:#12171c;--card:#1a2128;--ink:#e8ebee;--soft:#aeb8c1;--line:#35404a;--faint:#1f272f;
--accent:#7fd0dc;--accent-rgb:127 208 220;--on-accent:#06272e;--out:#4a5761;--out-edge:#93a1ab;--warn:#f4cd92;--warn-bg:#2d2415;--warn-edge:#a97a30}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.6 var(--sans);overflow-wrap:break-word}
.page{max-width:60rem;margin:0 auto;padding:0 1.25rem}
.skip{position:absolute;left:-100vw;top:0;background:var(--accent);color:var(--on-accent);padding:.6rem 1rem;z-index:2}
.skip:focus{left:0}
a{color:var(--accent);text-underline-offset:.2em}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
header{padding-top:clamp(2rem,6vw,4.5rem)}
h1,h2,.verdict{font-family:var(--serif);font-weight:600;line-height:1.2;text-wrap:balance;letter-spacing:-.01em}
h1{font-size:clamp(1.7rem,1.1rem + 2.6vw,2.7rem);margin:0}
h2{font-size:clamp(1.4rem,1.2rem + 1vw,1.85rem);margin:0 0 1rem}
h3{font-size:1.05rem;margin:2.5rem 0 .6rem;line-height:1.35}
p{margin:.6rem 0;max-width:44rem}
strong{font-weight:650}
code,pre{font-family:var(--mono);font-size:.86em}
code{overflow-wrap:anywhere}
.notice{margin:1.25rem 0 0;padding:.7rem 1rem;background:var(--warn-bg);color:var(--warn);border-left:4px solid var(--warn-edge);max-width:44rem;font-size:.95rem}
nav{margin:1.75rem 0 0;padding:.75rem 0;border-block:1px solid var(--line);font-size:.95rem}
nav ol{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.15rem 1.4rem}
nav a{display:inline-block;padding:.25rem 0;text-decoration:none}
nav a:hover{text-decoration:underline}
main>section{padding:clamp(2rem,5vw,3.25rem) 0 clamp(1rem,3vw,1.75rem);border-bottom:1px solid var(--line)}
main>section:last-child{border-bottom:0}
.verdict{font-size:clamp(1.35rem,1.1rem + 1.5vw,2rem);line-height:1.3;margin:0 0 1rem;max-width:40rem}
.verdict strong{color:var(--accent);font-weight:inherit}
.lead{font-size:1.08rem;max-width:44rem}
.note{color:var(--soft);font-size:.9rem}
#result>h2{font:600 .8rem/1.4 var(--sans);letter-spacing:.09em;text-transform:uppercase;color:var(--soft);margin:0 0 .8rem}
ul.said{margin:.6rem 0;padding-left:1.2rem;max-width:44rem}
ul.said li{margin:.3rem 0}
pre{background:var(--faint);border:1px solid var(--line);padding:.75rem 1rem;overflow-x:auto;line-height:1.7;margin:.75rem 0}
.sr{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.cards{list-style:none;margin:1.75rem 0 2rem;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,16.5rem),1fr));gap:1rem}
.cards li{background:var(--card);border:1px solid var(--line);border-top:4px solid var(--accent);padding:.9rem 1.1rem 1rem;display:flex;flex-direction:column;gap:.35rem}
.cards li.tied{border-top-style:dashed}
.cards .top{flex-wrap:wrap;display:flex;align-items:baseline;gap:.6rem;color:var(--soft);font-size:.9rem}
.cards .nr{width:auto;padding:0;font-family:var(--serif);font-size:1.6rem;line-height:1;color:var(--accent)}
.cards .title{font-weight:650;line-height:1.35}
.cards .of{color:var(--soft);font-size:.88rem;line-height:1.4}
.cards .amount{margin-top:auto;padding-top:.35rem;font-variant-numeric:tabular-nums}
figure{margin:1.75rem 0}
table{border-collapse:collapse;width:100%;font-size:.94rem;font-variant-numeric:tabular-nums;margin:1rem 0}
caption{text-align:left;font-weight:650;padding:0 0 .5rem;caption-side:top}
th,td{padding:.42rem .7rem .42rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
th{font-weight:600}
thead th{font-size:.84rem;color:var(--soft);vertical-align:bottom;border-bottom:1px solid var(--out-edge)}
tbody th{font-weight:400}
.r{text-align:right}
.c{text-align:center;padding-right:.35rem;padding-left:.35rem}
td.r,td.c{white-space:nowrap;overflow-wrap:normal}
th.c,th.r{overflow-wrap:break-word}
.key{font-weight:650;white-space:nowrap}
.key.long{white-space:normal;overflow-wrap:anywhere}
.scroll{position:relative;overflow-x:auto;margin:1rem 0;background:linear-gradient(90deg,var(--paper) 30%,transparent) left/2.5rem 100% no-repeat local,
linear-gradient(270deg,var(--paper) 30%,transparent) right/2.5rem 100% no-repeat local,
linear-gradient(90deg,rgb(0 0 0/.16),transparent) left/.7rem 100% no-repeat scroll,linear-gradient(270deg,rgb(0 0 0/.16),transparent) right/.7rem 100% no-repeat scroll}
.scroll table{margin:0;width:auto;min-width:100%}
.scroll caption{position:sticky;left:0}
caption.sr{position:absolute}
.scroll th,.scroll td{overflow-wrap:normal}
.scroll tbody th{min-width:15rem;max-width:22rem;overflow-wrap:anywhere}
.scroll thead .key.long{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:4;overflow:hidden}
.matrix tbody th{white-space:nowrap;overflow:hidden;text-overflow:ellipsis;max-width:15rem}
.matrix tbody .key.long{white-space:nowrap}
.scroll thead th{min-width:4.2rem}
.scroll .group th{padding-top:1rem;max-width:none}
.scroll .group th span{position:sticky;left:0;display:inline-block;max-width:min(57rem,calc(100vw - 2.5rem));font-weight:650}
td.hit{background:rgb(var(--accent-rgb)/.13)}
td.hit strong{color:var(--ink)}
.bars th,.bars td{border-bottom:0;padding-top:.3rem;padding-bottom:.3rem;vertical-align:middle}
.bars tbody{border-bottom:1px solid var(--line)}
.bars .group th{padding:1rem 0 .3rem;font-family:var(--serif);font-size:1.02rem;font-weight:600;text-align:left}
.nr{width:3.7rem;text-align:center;padding-right:.7rem;white-space:nowrap;overflow-wrap:normal}
.n{display:inline-block;min-width:1.9rem;line-height:1.75rem;border-radius:1rem;border:1px solid var(--line);color:var(--soft);padding:0 .45rem;font-size:.86rem;white-space:nowrap}
tr.chosen .n{background:var(--accent);color:var(--on-accent);border-color:var(--accent);font-weight:650}
tr.tied .n{border:2px dashed var(--accent);color:var(--ink)}
.bars tr.chosen .name,.profile tr.chosen .name{font-weight:650}
.lane{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1.1fr);gap:.1rem 1rem;align-items:center}
.name{line-height:1.35}
.name .key{margin-right:.35em}
.track{position:relative;height:1.15rem}
.fill{display:block;height:100%;background:var(--out);border:1px solid var(--out-edge);min-width:2px}
tr.chosen .fill{background:var(--accent);border-color:var(--accent)}
tr.tied .fill{background:repeating-linear-gradient(135deg,var(--accent) 0 4px,transparent 4px 8px);border-color:var(--accent)}
.cut .track::after{content:"";position:absolute;left:var(--cut);top:-.85rem;bottom:-.85rem;border-left:2px dashed var(--ink);filter:drop-shadow(0 0 1px var(--paper)) drop-shadow(0 0 1px var(--paper))}
.bars .amount{width:6rem;text-align:right;padding-right:0;white-space:nowrap}
tr.chosen .amount{font-weight:650}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:.3rem 1.1rem;margin:.2rem 0 .8rem;padding:0;font-size:.88rem;color:var(--soft)}
.legend i{display:inline-block;width:1rem;height:1rem;vertical-align:-.15rem;margin-right:.4rem;border:1px solid var(--out-edge)}
.legend i.chosen{background:var(--accent);border-color:var(--accent)}
.legend i.tied{background:repeating-linear-gradient(135deg,var(--accent) 0 4px,transparent 4px 8px);border-color:var(--accent)}
.legend i.out{background:var(--out)}
.legend i.line{width:0;border:0;border-left:2px dashed var(--ink);margin-right:.6rem}
.profile th,.profile td{border-bottom:0;padding-top:.32rem;padding-bottom:.32rem;vertical-align:middle}
.stack{position:relative;display:flex;height:1.7rem}
.stack b{display:block;overflow:hidden;font-weight:500;font-size:.74rem;line-height:1.7rem;text-align:center;white-space:nowrap;box-shadow:inset -1px 0 0 var(--paper)}
.stack::after{content:"";position:absolute;left:50%;top:-.4rem;bottom:-.4rem;border-left:2px solid var(--ink)}
.profile .amount{width:8rem;padding-right:0}
.scroll.matrix table{min-width:0}
.matrix thead td{background:none}
.matrix td{text-align:right;padding:.4rem .5rem;background:rgb(var(--accent-rgb)/var(--a,0));white-space:nowrap;border:1px solid var(--paper)}
.matrix td.win{font-weight:650}
.matrix td.self{background:repeating-linear-gradient(135deg,var(--line) 0 1px,transparent 1px 6px)}
.matrix thead th{text-align:right;padding:.4rem .5rem;border-bottom:0}
.matrix tbody th{border-bottom:0;padding-right:.8rem}
.flow svg{display:block;min-width:40rem;width:100%;height:auto;font:13px var(--sans)}
.flow text{fill:var(--ink)}
.flow .soft{fill:var(--soft)}
.flow .band{fill:var(--out);opacity:.5;stroke:var(--paper);stroke-width:1.5}
.flow .block{fill:var(--out);stroke:var(--out-edge)}
.flow .band.won{fill:var(--accent);opacity:.28}
.flow .block.won{fill:var(--accent);stroke:var(--on-accent)}
.flow .block.rest{stroke:var(--out-edge);stroke-dasharray:3 2}
.flow .need{stroke:var(--ink);stroke-width:2;stroke-dasharray:5 4}
.flow .hatch{stroke:var(--out-edge)}
.point-map .tools{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;margin:0 0 .6rem}
.point-map .tools[hidden],.point-map .legend[hidden]{display:none}
.point-map button{font:inherit;min-width:2.6rem;min-height:2.4rem;border:1px solid var(--out-edge);background:var(--card);color:var(--ink)}
.point-map select{font:inherit;padding:.3rem;background:var(--card);color:var(--ink);border:1px solid var(--out-edge);max-width:100%}
svg.map{display:block;width:100%;height:auto;background:var(--card);border:1px solid var(--line);touch-action:pan-y;cursor:grab;--k:1}
svg.map .axes{stroke:var(--line);fill:none}
svg.map use,svg.sample use{stroke:var(--card);stroke-width:.8;fill:currentColor}
.hollow{fill:var(--card);stroke:var(--edge,currentColor);stroke-width:1.6}.hollow .dot{fill:currentColor;stroke:none}
.mark{transform:scale(calc(max(.25,var(--k,1))*var(--s,1)))}
svg.map use:hover{stroke:var(--ink);stroke-width:2;--edge:var(--ink)}
svg.map .names text{font:700 20px var(--sans);text-anchor:middle;dominant-baseline:central;fill:var(--ink);paint-order:stroke;stroke:var(--card);stroke-width:5px;pointer-events:none}
svg.sample{width:1.1rem;height:1.1rem;vertical-align:-.2rem;overflow:visible}
.point-map .who{min-height:1.5em;margin:.4rem 0 0}
.point-map .legend{margin-top:.4rem}
use.k0{color:#0b6a7b}use.k1{color:#b4521e}use.k2{color:#6a4fa3}use.k3{color:#3f7d2c}
use.k4{color:#a3316f}use.k5{color:#8a6d00}use.k6{color:#34558b}use.k7{color:#7a4a2b}
use.kx{color:var(--out-edge)}
@media (prefers-color-scheme:dark){use.k0{color:#5fc3d3}use.k1{color:#f0935c}use.k2{color:#b79cf0}use.k3{color:#86cf6b}
use.k4{color:#f08fc3}use.k5{color:#e0c34a}use.k6{color:#93b5ee}use.k7{color:#d3a27e}}
footer{padding:1.5rem 0 3rem;border-top:1px solid var(--line);color:var(--soft);font-size:.9rem}
@media (max-width:40rem){.page{padding:0 1rem}.lane{grid-template-columns:minmax(0,1fr)}.bars .amount{width:4.2rem}.nr{width:3.1rem;padding-right:.4rem}thead .nr{font-size:.75rem}
.cut .track::after{top:-.1rem;bottom:-.1rem}.stack b{font-size:0}.profile .amount{width:5rem}.scroll tbody th{min-width:8rem;max-width:11rem}.matrix tbody th{max-width:8.5rem}th,td{padding-right:.5rem;min-width:4.4em}.nr,.amount,.r,.c,.scroll td,.scroll thead th{min-width:0}.scroll thead th{min-width:3.6rem}table{font-size:.9rem}}
@media (min-width:40.01rem){.scroll tbody th{position:sticky;left:0;background:var(--paper);z-index:1}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
@media (forced-colors:active){.fill,.stack b,.matrix td,.legend i,.n{forced-color-adjust:none}}
@media print{:root{--paper:#fff;--card:#fff;--ink:#000;--soft:#333;--line:#bbb;--faint:#f4f4f4;--accent:#0b5563;--accent-rgb:11 85 99;--on-accent:#fff;--out:#c5cdd1;--out-edge:#76838c;--warn:#5c3204;--warn-bg:#fff}
@page{margin:16mm 14mm}body{font-size:10pt}.page{max-width:none;padding:0}nav,.skip{display:none}header{padding-top:0}
.scroll{overflow:visible;background:none}.scroll table{font-size:min(7.5pt,calc(125pt/var(--cols,10)));min-width:0}.scroll th,.scroll td{padding:.25em .2em;min-width:0!important;position:static!important;overflow-wrap:anywhere}
.flow svg{min-width:0}tr,li,figure.flow,pre{break-inside:avoid}h2,h3,caption{break-after:avoid}main>section{padding:1rem 0;border-bottom:0}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}.matrix td,.matrix thead th{padding:.25em .2em}.scroll tbody th{max-width:9rem;white-space:normal}.scroll thead th,.scroll .key{white-space:normal;overflow-wrap:anywhere}.scroll .key.long{display:inline}pre{white-space:pre-wrap;overflow-wrap:anywhere}}
)css";

}  // namespace delib::report
