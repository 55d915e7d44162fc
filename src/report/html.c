/* Text as HTML, and the style sheet of review.html.  The colours keep a contrast
 * of at least 4.5 to 1 (WCAG 2.2, 1.4.3) on their grounds, light and dark. */
#include "report/html.h"

#include "base/utf8.h"

static bool
is_line_end(rcn_text text, size_t at, uint32_t rune)
{
    bool pair = rune == '\r' && at + 1 < text.len && text.at[at + 1] == '\n';
    return !pair && (rune == '\n' || rune == '\r' || rune == 0x85 ||
                     rune == 0x2028 || rune == 0x2029);
}

void
rcn_html_text(rcn_buffer *out, rcn_text text)
{
    for (size_t at = 0; at < text.len;) {
        uint32_t rune = 0;
        size_t len = rcn_utf8_next(text, at, &rune);
        bool control =
            (rune < 0x20 && rune != '\t') || (rune >= 0x7F && rune < 0xA0) ||
            (rune & 0xFFFE) == 0xFFFE || (rune >= 0xFDD0 && rune <= 0xFDEF);
        if (rune == '&') {
            rcn_buffer_string(out, "&amp;");
        } else if (rune == '<') {
            rcn_buffer_string(out, "&lt;");
        } else if (rune == '>') {
            rcn_buffer_string(out, "&gt;");
        } else if (rune == '"') {
            rcn_buffer_string(out, "&quot;");
        } else if (is_line_end(text, at, rune)) {
            rcn_buffer_char(out, '\n');
        } else if (control && rune != '\r') {
            rcn_buffer_printf(out, "[U+%04X]", rune);
        } else if (!control) {
            rcn_buffer_add(out, rcn_text_slice(text, at, at + len));
        }
        at += len;
    }
}

void
rcn_html_string(rcn_buffer *out, const char *string)
{
    rcn_html_text(out, rcn_text_of(string));
}

/* A cut is told by its line through the words, its class by its colour, both
 * by the text that shows on hover and by the list under each document. */
const char rcn_review_css[] =
    ":root{color-scheme:light dark;--page:#fff;--ink:#1a1a1a;--soft:#595959;"
    "--line:#c9c9c9;--meta:#e4e9f2;--proof:#1a56c4;"
    "--k0:#8f1d1d;--k1:#7a4100;--k2:#5a5000;--k3:#1d5f1d;"
    "--k4:#00595f;--k5:#1c4a8f;--k6:#5b2a8a;--k7:#86225f;--tint:#f6f2ea}\n"
    "@media(prefers-color-scheme:dark){:root{--page:#141414;--ink:#e6e6e6;"
    "--soft:#a8a8a8;--line:#4a4a4a;--meta:#26303f;--proof:#8fb8ff;"
    "--k0:#ff9d9d;--k1:#f0b36e;--k2:#d9cc62;--k3:#8fd68f;"
    "--k4:#7fd6dc;--k5:#9cc2ff;--k6:#cfadff;--k7:#ff9fd2;--tint:#24211b}}\n"
    "body{max-width:52rem;margin:0 auto;padding:1rem;background:var(--page);"
    "color:var(--ink);font:1rem/1.5 Georgia,serif}\n"
    "h1,h2,h3{line-height:1.2}h2{margin-top:3rem;border-top:1px solid "
    "var(--line);padding-top:1rem}\n"
    "a{color:var(--proof)}dl{display:grid;grid-template-columns:max-content "
    "1fr;gap:.1rem .8rem}dt{color:var(--soft)}dd{margin:0}\n"
    "ul,ol{padding-left:1.2rem}table{border-collapse:collapse;width:100%;"
    "font-size:.85rem}th,td{text-align:left;vertical-align:top;padding:.2rem "
    ".5rem;border-bottom:1px solid var(--line);overflow-wrap:anywhere}\n"
    ".source{position:relative;white-space:pre-wrap;overflow-wrap:anywhere;"
    "padding:0 3.2rem;margin:1rem 0;border-left:1px solid var(--line);"
    "font-size:.95rem}\n"
    ".n::before{content:attr(data-n);position:absolute;left:.4rem;"
    "color:var(--soft);font:.7rem/2 monospace}\n"
    ".b::before{content:attr(data-n);position:absolute;right:.4rem;"
    "color:var(--soft);font:.7rem/2 monospace}\n"
    "del{background:var(--tint);text-decoration:line-through}"
    "ins{text-decoration:none;border-bottom:2px solid;}\n"
    ".e,.w{text-decoration:none;color:var(--soft);background:none}.e::before{"
    "content:'\\b6'}"
    ".w::before{content:'\\b7'}\n"
    "mark{background:var(--meta);color:inherit}"
    "u{text-decoration:underline 2px var(--proof);text-underline-offset:3px}\n"
    ".k0{color:var(--k0)}.k1{color:var(--k1)}.k2{color:var(--k2)}"
    ".k3{color:var(--k3)}.k4{color:var(--k4)}.k5{color:var(--k5)}"
    ".k6{color:var(--k6)}.k7{color:var(--k7)}\n";
