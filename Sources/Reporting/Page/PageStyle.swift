/// The style sheet of the page: one accent, text of the reader's own system, room around everything.
enum PageStyle {
    /// Contrast, of WCAG 2.2: text at least 7 to 1, quiet text and what is drawn at least 4.5 to 1, on both grounds.
    private static let light = """
        --ground:#fbfaf7;--ink:#1d2320;--quiet:#4d5752;--accent:#1c5d4b;--line:#d6d4cb;--tint:#cfe4da;--mark:#4b4f4d
        """
    private static let dark = """
        --ground:#141816;--ink:#ebeee9;--quiet:#b3bcb6;--accent:#86cbb0;--line:#39423d;--tint:#2c5548;--mark:#c2c7c3
        """

    static let text = """
        :root{\(light)}
        @media screen and (prefers-color-scheme:dark){:root{\(dark)}}
        *{box-sizing:border-box}
        html{font-size:clamp(1rem,.86rem + .38vw,1.5rem);scroll-padding-top:1rem}
        body{margin:0;background:var(--ground);color:var(--ink);line-height:1.6;
        font-family:Charter,"Bitstream Charter","Sitka Text",Cambria,"Liberation Serif",Georgia,serif}
        header,main,body>footer{max-width:68rem;margin:0 auto;padding:0 clamp(1rem,4vw,3rem)}
        header{padding-top:clamp(2rem,7vw,5rem)}
        h1,h2,h3,h4,.kicker,.count,.quiet,.rating,.keywords,nav,summary,table,svg,.skip,.silent{
        font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Liberation Sans",Arial,sans-serif}
        h1,h2,h3,h4{line-height:1.2;margin:0;overflow-wrap:break-word;hyphens:auto}
        h1{font-size:clamp(2.2rem,1.6rem + 3vw,4rem);font-weight:700;letter-spacing:-.02em;margin:.1em 0 .5em}
        h2{font-size:1.6rem;font-weight:700;letter-spacing:-.01em}
        h3{font-size:1.15rem;font-weight:700}
        h4{font-size:.95rem;font-weight:700}
        p{margin:0 0 .8em;overflow-wrap:break-word}
        a{color:var(--accent)}
        :focus-visible{outline:3px solid var(--accent);outline-offset:3px;border-radius:2px}
        .kicker{color:var(--accent);font-weight:600;margin:0}
        .lead{font-size:1.25rem;line-height:1.45;max-width:40rem;margin:0 0 .2em}
        .quiet,.count{color:var(--quiet);font-size:.875rem}
        .silent{color:var(--quiet);font-size:.95rem;margin:0}
        header>.quiet{margin:1em 0 2.5em}
        nav ul{list-style:none;margin:0;padding:0}
        nav>ul{display:grid;gap:1.5rem 2.5rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,16rem),1fr));
        border-top:1px solid var(--line);padding-top:1.5rem;font-size:.9rem}
        nav>ul>li>a{font-weight:700}
        nav a{display:inline-block;padding:.2rem 0;text-decoration:none}
        nav a:hover{text-decoration:underline}
        .level{margin-top:clamp(3rem,7vw,6rem)}
        .level>h2,.level-head{border-top:3px solid var(--accent);padding-top:.9rem;margin-bottom:1.2rem}
        .level-head{display:flex;flex-wrap:wrap;align-items:baseline;gap:.3rem 1.2rem}
        .level-head>.keywords,.level-head>.note{flex-basis:100%}
        .effect{display:grid;gap:1rem 2.5rem;padding:1.8rem 0;border-top:1px solid var(--line)}
        .level-head+.effect{border-top:0;padding-top:.6rem}
        .rating{color:var(--accent);font-size:1.3rem;font-weight:700;letter-spacing:.12em;line-height:1;margin:.4rem 0 0}
        .keywords{list-style:none;display:flex;flex-wrap:wrap;gap:.2rem .9rem;margin:.7rem 0 0;padding:0;
        color:var(--accent);font-size:.875rem}
        .note{margin-top:1rem;padding-left:1rem;border-left:3px solid var(--accent);max-width:40rem}
        .note p{margin:0 0 .3em}
        .sides{display:grid;gap:1.8rem 2.5rem}
        .side{min-width:0;border-top:3px solid var(--accent);padding-top:.6rem}
        .bad.side{border-top:3px dashed var(--mark)}
        .count{margin:.1em 0 .8em}
        blockquote{margin:0 0 1em;padding:0}
        blockquote p{margin:0;font-style:italic}
        blockquote .by{font-style:normal;color:var(--quiet);font-size:.9rem}
        summary{cursor:pointer;color:var(--accent);font-size:.9rem;padding:.3rem 0;width:fit-content}
        details[open]>summary{margin-bottom:.6rem}
        .asides{list-style:none;margin:.4rem 0 2rem;padding:0;display:grid;gap:1rem 2.5rem;
        grid-template-columns:repeat(auto-fill,minmax(min(100%,20rem),1fr))}
        .asides p{margin-bottom:.2em}
        .method ul{padding-left:1.2rem;max-width:44rem}
        .method li{margin-bottom:.4em}
        .charts{display:grid;gap:3rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,22rem),1fr))}
        .chart{min-width:0}
        .chart svg{display:block;width:100%;max-width:34rem;height:auto;margin:1rem 0}
        svg text{font-size:10px;fill:var(--ink)}
        svg .strong{font-weight:700;font-size:11px}
        svg .end{text-anchor:end}
        svg .middle{text-anchor:middle}
        svg .good{fill:var(--accent)}
        svg .bad{stroke:var(--mark);stroke-width:.8}
        svg .hatch{fill:var(--mark)}
        svg .hatch-ground{fill:var(--ground)}
        svg .tint{fill:var(--tint)}
        svg .cell{fill:none;stroke:var(--line)}
        svg .same{fill:var(--line);stroke:var(--line)}
        svg .grid{stroke:var(--line);stroke-width:.6}
        svg .axis{stroke:var(--ink);stroke-width:1}
        .scroll{overflow-x:auto}
        table{border-collapse:collapse;font-size:.85rem}
        th,td{padding:.3rem .8rem .3rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
        td{text-align:right;font-variant-numeric:tabular-nums}
        thead th+th{text-align:right}
        body>footer{margin-top:4rem;padding-bottom:3rem;color:var(--quiet);font-size:.875rem}
        .unseen{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
        .skip{position:absolute;left:-99rem}
        .skip:focus{left:1rem;top:1rem;background:var(--ground);padding:.6rem 1rem;z-index:1}
        @media (min-width:44rem){.sides{grid-template-columns:1fr 1fr}}
        @media (min-width:64rem){.effect{grid-template-columns:15rem 1fr}}
        @page{size:A4;margin:18mm 16mm}
        @media print{
        html{font-size:10pt}
        body{background:none}
        header,main,body>footer{max-width:none;padding:0}
        nav,.skip,.figures,summary{display:none}
        details::details-content{content-visibility:visible;block-size:auto}
        .level{margin-top:2.5rem}
        .effect{grid-template-columns:1fr;padding:1.2rem 0}
        .sides{grid-template-columns:1fr 1fr}
        .charts{grid-template-columns:1fr 1fr}
        h2,h3,h4,.count{break-after:avoid}
        blockquote,.chart,.note,li{break-inside:avoid}
        a{color:inherit;text-decoration:none}
        }

        """
}
