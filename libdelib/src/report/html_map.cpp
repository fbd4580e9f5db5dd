// Points as shapes of SVG: who reads no colours reads the shapes, who has no script sees the whole map.
#include "report/html_map.hpp"

#include "delib/core/digest.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace delib::report {

namespace {

// Each shape about as large as the others, around 0, with strokes that show on light and dark paper.
constexpr std::array<std::string_view, 8> shapes{
    "<circle r=\"5\"/>",
    "<path d=\"M0-6.4 6 4.6H-6z\"/>",
    "<path d=\"M-4.5-4.5h9v9h-9z\"/>",
    "<path d=\"M0-6.4 6.4 0 0 6.4-6.4 0z\"/>",
    "<path d=\"M-1.8-6h3.6v4.2H6v3.6H1.8V6h-3.6V1.8H-6v-3.6h4.2z\"/>",
    "<path d=\"M0 6.4-6-4.6H6z\"/>",
    "<path d=\"M0-6.6 1.9-2 6.3-2 2.8 1 4 6 0 3.2-4 6-2.8 1-6.3-2-1.9-2z\"/>",
    "<path d=\"M-5.5-2.5 0-6 5.5-2.5V4H-5.5z\"/>"};

// Three times as many: full, hollow, hollow with a dot.
constexpr std::size_t most_marks = 3 * shapes.size();

constexpr double width = 800, height = 560, margin = 28;

// With one decimal, the same on every machine and in every locale.
std::string tenths(double value) {
    const long long size = std::llround(std::abs(value) * 10);
    return (value < 0 && size > 0 ? "-" : "") + std::to_string(size / 10) +
           (size % 10 == 0 ? "" : "." + std::to_string(size % 10));
}

std::string series_class(std::size_t series) {
    return series == point_map::no_series ? "kx" : "k" + std::to_string(series % shapes.size());
}

std::string shape(std::size_t series) {
    return series == point_map::no_series ? "#s-rest" : "#s" + std::to_string(series % most_marks);
}

std::string symbols() {
    std::string out = "<defs>";
    for (std::size_t i = 0; i < most_marks; ++i) {
        out += "<g id=\"s" + std::to_string(i) + "\" class=\"mark" + (i < shapes.size() ? "" : " hollow") + "\">" +
               std::string(shapes[i % shapes.size()]) +
               (i < 2 * shapes.size() ? "" : "<circle class=\"dot\" r=\"1.8\"/>") + "</g>";
    }
    return out + "<g id=\"s-rest\" class=\"mark\"><circle r=\"2.4\"/></g></defs>\n";
}

std::string legend_of(const point_map& drawn, std::size_t view, std::string (*escaped)(std::string_view)) {
    std::vector<std::size_t> counts(drawn.views[view].series.size(), 0);
    std::size_t rest = 0;
    for (const auto& p : drawn.points) ++(p.series[view] == point_map::no_series ? rest : counts[p.series[view]]);
    std::string out =
        "<ul class=\"legend\" data-view=\"" + std::to_string(view) + "\"" + (view > 0 ? " hidden" : "") + ">\n";
    const auto entry = [&](std::size_t series, const std::string& name, std::size_t count) {
        out += "<li><svg class=\"sample\" viewBox=\"-8 -8 16 16\" aria-hidden=\"true\"><use href=\"" + shape(series) +
               "\" class=\"" + series_class(series) + "\"/></svg> " + escaped(name) + " (" + std::to_string(count) +
               ")</li>\n";
    };
    for (std::size_t s = 0; s < counts.size(); ++s) entry(s, drawn.views[view].series[s], counts[s]);
    if (rest > 0) entry(point_map::no_series, drawn.rest, rest);
    return out + "</ul>\n";
}

std::string base64_of_hex(std::string_view hex) {
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const auto nibble = [](char c) { return static_cast<std::uint32_t>(c <= '9' ? c - '0' : c - 'a' + 10); };
    std::string out;
    for (std::size_t at = 0; at < hex.size(); at += 6) {
        std::uint32_t group = 0;
        const std::size_t bytes = std::min<std::size_t>(3, (hex.size() - at) / 2);
        for (std::size_t i = 0; i < 6; ++i) group = group << 4 | (i < 2 * bytes ? nibble(hex[at + i]) : 0);
        for (std::size_t i = 0; i < 4; ++i) out += i <= bytes ? digits[group >> (18 - 6 * i) & 63] : '=';
    }
    return out;
}

}  // namespace

static_assert(most_marks == 24);  // the script says so, too

const std::string_view map_script = R"js(
(function(){
var f=document.getElementById("point-map"),s=f.querySelector("svg.map"),b=s.viewBox.baseVal,W=b.width,H=b.height,drag=null,who=f.querySelector(".who");
function set(x,y,w){w=Math.max(W/40,Math.min(W,w));var h=w*H/W;x=Math.max(0,Math.min(W-w,x));y=Math.max(0,Math.min(H-h,y));
b.x=x;b.y=y;b.width=w;b.height=h;s.style.setProperty("--k",w/W);s.style.touchAction=w<W?"none":""}
function zoom(q,x,y){var w=Math.max(W/40,Math.min(W,b.width*q)),r=w/b.width;set(x-(x-b.x)*r,y-(y-b.y)*r,w)}
function at(e){var r=s.getBoundingClientRect(),k=Math.max(b.width/r.width,b.height/r.height);
return[b.x+b.width/2+(e.clientX-r.left-r.width/2)*k,b.y+b.height/2+(e.clientY-r.top-r.height/2)*k,k]}
function middle(q){zoom(q,b.x+b.width/2,b.y+b.height/2)}
f.querySelector(".tools").hidden=who.hidden=false;
f.querySelector("[data-do=in]").onclick=function(){middle(.7)};
f.querySelector("[data-do=out]").onclick=function(){middle(1/.7)};
f.querySelector("[data-do=all]").onclick=function(){set(0,0,W)};
s.addEventListener("wheel",function(e){if(!e.ctrlKey&&b.width===W&&e.deltaY>0)return;e.preventDefault();var p=at(e);zoom(e.deltaY<0?.85:1/.85,p[0],p[1])},{passive:false});
s.addEventListener("pointerdown",function(e){drag=[e.clientX,e.clientY,b.x,b.y,at(e)[2]];s.setPointerCapture(e.pointerId)});
s.addEventListener("pointermove",function(e){if(drag)set(drag[2]-(e.clientX-drag[0])*drag[4],drag[3]-(e.clientY-drag[1])*drag[4],b.width)});
s.addEventListener("pointerup",function(){drag=null});
s.addEventListener("pointercancel",function(){drag=null});
s.addEventListener("pointerover",function(e){var u=e.target.closest("use");if(u)who.textContent=u.textContent});
s.addEventListener("pointerout",function(){who.textContent=""});
s.addEventListener("keydown",function(e){var d=b.width/10,k=e.key;
if(k==="+"||k==="=")middle(.7);else if(k==="-")middle(1/.7);else if(k==="0")set(0,0,W);
else if(k==="ArrowLeft")set(b.x-d,b.y,b.width);else if(k==="ArrowRight")set(b.x+d,b.y,b.width);
else if(k==="ArrowUp")set(b.x,b.y-d,b.width);else if(k==="ArrowDown")set(b.x,b.y+d,b.width);else return;e.preventDefault()});
var choose=f.querySelector("select");
if(choose)choose.onchange=function(){var v=+choose.value;
s.querySelectorAll("use").forEach(function(u){var k=u.dataset.k.split(" ")[v];
u.setAttribute("href",k==="x"?"#s-rest":"#s"+k%24);u.setAttribute("class",k==="x"?"kx":"k"+k%8)});
f.querySelectorAll("ul.legend").forEach(function(l){l.hidden=+l.dataset.view!==v});s.querySelector(".names").style.display=v?"none":""};
})();
)js";

std::string map_script_source() {
    return "'sha256-" + base64_of_hex(sha256_hex(map_script)) + "'";
}

std::string point_map_html(const point_map& drawn, std::string (*escaped)(std::string_view)) {
    // The points fill the picture, and 0 is in it.
    double left = -1e-9, right = 1e-9, low = -1e-9, high = 1e-9;
    for (const auto& p : drawn.points) {
        left = std::min(left, p.x);
        right = std::max(right, p.x);
        low = std::min(low, p.y);
        high = std::max(high, p.y);
    }
    const double scale = std::min((width - 2 * margin) / (right - left), (height - 2 * margin) / (high - low));
    const auto x = [&](double value) { return width / 2 + (value - (left + right) / 2) * scale; };
    const auto y = [&](double value) { return height / 2 - (value - (low + high) / 2) * scale; };
    const std::string_view size = drawn.points.size() <= 300 ? "1" : drawn.points.size() <= 1'500 ? ".75" : ".55";

    std::string out = "<figure class=\"point-map\" id=\"point-map\">\n<div class=\"tools\" hidden>";
    if (drawn.views.size() > 1) {
        out += "<label>" + escaped(drawn.choose) + " <select>";
        for (std::size_t v = 0; v < drawn.views.size(); ++v)
            out += "<option value=\"" + std::to_string(v) + "\">" + escaped(drawn.views[v].name) + "</option>";
        out += "</select></label> ";
    }
    const auto button = [&](std::string_view does, std::string_view sign, const std::string& name) {
        out += "<button type=\"button\" data-do=\"" + std::string(does) + "\" title=\"" + escaped(name) +
               "\" aria-label=\"" + escaped(name) + "\">" + std::string(sign) + "</button> ";
    };
    button("in", "+", drawn.larger);
    button("out", "−", drawn.smaller);
    button("all", "⤢", drawn.whole);
    out += "</div>\n<svg class=\"map\" viewBox=\"0 0 " + tenths(width) + " " + tenths(height) +
           "\" style=\"--s:" + std::string(size) + "\" role=\"img\" tabindex=\"0\" aria-label=\"" +
           escaped(drawn.caption) + "\">\n" + symbols() + "<path class=\"axes\" d=\"M0 " + tenths(y(0)) + "H" +
           tenths(width) + "M" + tenths(x(0)) + " 0V" + tenths(height) + "\"/>\n";
    struct middle {
        double x = 0, y = 0;
        std::size_t count = 0;
    };
    std::vector<middle> middles(drawn.views.front().series.size());
    // Those in no group first, so that they hide nobody.
    for (const bool rest : {true, false}) {
        for (const auto& p : drawn.points) {
            if ((p.series.front() == point_map::no_series) != rest) continue;
            std::string all;
            for (const std::size_t s : p.series)
                all += (all.empty() ? "" : " ") + (s == point_map::no_series ? std::string("x") : std::to_string(s));
            out += "<use href=\"" + shape(p.series.front()) + "\" class=\"" + series_class(p.series.front()) +
                   "\" data-k=\"" + all + "\" x=\"" + tenths(x(p.x)) + "\" y=\"" + tenths(y(p.y)) + "\"><title>" +
                   escaped(p.title) + "</title></use>\n";
            if (rest) continue;
            middle& m = middles[p.series.front()];
            m.x += p.x;
            m.y += p.y;
            ++m.count;
        }
    }
    out += "<g class=\"names\">";
    for (std::size_t s = 0; s < middles.size(); ++s) {
        if (middles[s].count == 0) continue;
        const auto n = static_cast<double>(middles[s].count);
        out += "<text x=\"" + tenths(x(middles[s].x / n)) + "\" y=\"" + tenths(y(middles[s].y / n)) + "\">" +
               escaped(drawn.views.front().series[s]) + "</text>";
    }
    out += "</g>\n</svg>\n<p class=\"who\" hidden></p>\n";
    for (std::size_t v = 0; v < drawn.views.size(); ++v) out += legend_of(drawn, v, escaped);
    return out + "</figure>\n<script>" + std::string(map_script) + "</script>\n";
}

}  // namespace delib::report
