using System.Net;
using System.Text;

namespace UserCoNdis.Tools.Cli.Benchmarks.Reports;

/// <summary>The report as one HTML page that needs nothing else: no network, no script.</summary>
internal static class HtmlReport
{
    private const string Style = """
        :root { color-scheme: light dark; --ink: #1c2733; --soft: #5b6975; --paper: #ffffff; --panel: #f6f8fa; --line: #d6dde4; --faint: #eaeef2;
          --s1: #0067b1; --s2: #c1510a; --s3: #1b8554; --s4: #8a4bb0; --s5: #c0223b; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e4e9ee; --soft: #9fadba; --paper: #12181f; --panel: #1a222b; --line: #33404c; --faint: #242e38;
          --s1: #5eb1f2; --s2: #f29a5c; --s3: #5fcf9a; --s4: #c99af0; --s5: #ff7a8a; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; padding: 32px 28px 64px; max-width: 1120px; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
        h1 { font-size: 26px; margin: 0 0 4px; } h2 { font-size: 20px; margin: 44px 0 10px; } h3 { font-size: 15px; margin: 0 0 4px; font-weight: 600; }
        p.note { color: var(--soft); max-width: 900px; margin: 6px 0 14px; font-size: 13.5px; } p.lead { color: var(--soft); margin: 0 0 20px; }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 18px; margin: 0; padding: 14px 18px; background: var(--panel); border: 1px solid var(--line); border-radius: 8px; font-size: 13.5px; }
        dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; } code { font: 13px ui-monospace, "DejaVu Sans Mono", monospace; }
        .verdict { display: flex; align-items: center; gap: 18px; margin: 0 0 18px; padding: 10px 18px; border: 1px solid var(--line); border-left: 6px solid var(--tone); border-radius: 8px; background: var(--panel); }
        .verdict strong { color: var(--tone); font-size: 20px; letter-spacing: .04em; } .verdict ul { margin: 0; padding-left: 18px; } .pass { --tone: var(--s3); } .fail { --tone: var(--s5); }
        ul.remarks { border-left: 4px solid var(--s2); padding: 8px 12px 8px 32px; background: var(--panel); }
        .plots { display: grid; gap: 18px; max-width: 900px; }
        figure { margin: 0; padding: 14px 14px 6px; background: var(--panel); border: 1px solid var(--line); border-radius: 8px; }
        .scroll { overflow-x: auto; } table { border-collapse: collapse; margin-top: 16px; font-size: 13px; font-variant-numeric: tabular-nums; white-space: nowrap; }
        th, td { text-align: right; padding: 5px 10px; border-bottom: 1px solid var(--faint); } th { border-bottom: 1px solid var(--line); font-weight: 600; color: var(--soft); white-space: normal; vertical-align: bottom; }
        svg { width: 100%; height: auto; display: block; } svg text { font: 13px system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; fill: var(--ink); }
        svg .tick { fill: var(--soft); font-size: 12.5px; font-variant-numeric: tabular-nums; } svg .title { font-size: 13.5px; }
        svg .start { text-anchor: start; } svg .middle { text-anchor: middle; } svg .end { text-anchor: end; }
        svg .grid { stroke: var(--line); stroke-width: 1; } svg .faint { stroke: var(--faint); } svg .axis { stroke: var(--soft); stroke-width: 1.2; }
        svg .line { fill: none; stroke-width: 2.2; stroke-linejoin: round; } svg .scatter { stroke-width: 6; opacity: .28; stroke-linecap: round; } svg .mark { stroke: var(--s2); stroke-width: 1.5; stroke-dasharray: 5 4; }
        svg .s1 { stroke: var(--s1); } svg .s2 { stroke: var(--s2); } svg .s3 { stroke: var(--s3); } svg .s4 { stroke: var(--s4); } svg .s5 { stroke: var(--s5); }
        svg .dot { stroke: var(--panel); stroke-width: 1.5; } svg .bar { stroke: none; }
        svg .dot.s1, svg .bar.s1 { fill: var(--s1); } svg .dot.s2 { fill: var(--s2); } svg .dot.s3 { fill: var(--s3); } svg .dot.s4 { fill: var(--s4); } svg .dot.s5 { fill: var(--s5); }
        @media print { body { max-width: none; } h2 { break-after: avoid; } figure, table { break-inside: avoid; } }
        """;

    public static string Of(BenchDocument document)
    {
        var page = new StringBuilder();
        string title = $"{string.Join(" and ", document.Links.Select(static link => link.Name))}";
        _ = page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append($"<title>ucondis bench: {Escape(title)}</title>\n<style>\n{Style}\n</style>\n</head>\n<body>\n")
            .Append($"<h1>{Escape(title)}</h1>\n<p class=\"lead\">ucondis bench, {document.Machine.StartedAt:yyyy-MM-dd HH:mm} UTC</p>\n");
        if (document.ToVerdict() is { } verdict)
        {
            _ = page.Append($"<div class=\"verdict {(verdict.Passed ? "pass" : "fail")}\"><strong>{verdict.Word}</strong><ul>")
                .AppendJoin("", verdict.Reasons.Select(static reason => $"<li>{Escape(reason)}</li>")).Append("</ul></div>\n");
        }

        AppendFacts(page, document);
        if (document.Remarks.Count > 0)
        {
            _ = page.Append("<h2>Remarks</h2>\n<ul class=\"remarks\">\n").AppendJoin("", document.Remarks.Select(static remark => $"<li>{Escape(remark)}</li>\n")).Append("</ul>\n");
        }

        foreach (ReportSection section in document.ToSections())
        {
            Append(page, section);
        }

        return page.Append("</body>\n</html>\n").ToString();
    }

    private static void AppendFacts(StringBuilder page, BenchDocument document)
    {
        BenchMachine machine = document.Machine;
        _ = page.Append("<dl>\n");
        for (int i = 0; i < document.Links.Count; i++)
        {
            Fact($"link {(char)('A' + i)}", DescribeLink(document.Links[i]));
        }

        Fact("machine", $"{machine.Processor}, {machine.Processors} processors{(machine.LoadBefore is { } load ? $"; load average of the minute before: {load:0.00}" : "")}");
        Fact("kernel", machine.Kernel);
        Fact("program", $"{machine.Program}, {machine.Runtime}");
        Fact("rounds", $"medians of {document.Rounds}, {document.SecondsPerMeasure:0.###} s a measure{(document.Outcome != "interrupted" ? "" : "; interrupted: parts are missing or rest on fewer rounds")}");
        foreach ((string name, string value) in document.ToFacts())
        {
            Fact(name, value);
        }

        _ = page.Append($"<dt>command</dt><dd><code>{Escape(machine.Command)}</code></dd>\n</dl>\n");

        void Fact(string name, string value) => _ = page.Append($"<dt>{Escape(name)}</dt><dd>{Escape(value)}</dd>\n");
    }

    private static string DescribeLink(BenchLink link) => string.Join(", ", new[]
    {
        link.Name,
        link.HardwareAddress,
        link.Mtu is { } mtu ? $"MTU {mtu}" : null,
        link.CarriesFrames ? $"frames up to {link.MaxFrameBytes} octets" : "a stream of octets",
        link.SpeedBps is { } speed ? $"{(speed < 1e6 ? $"{speed:#,0} bit/s" : $"{speed / 1e6:#,0.###} Mbit/s")} as the device says" : null,
    }.Where(static part => part is not null));

    private static void Append(StringBuilder page, ReportSection section)
    {
        _ = page.Append($"<h2>{Escape(section.Table.Title)}</h2>\n<p class=\"note\">{Escape(section.Table.Note)}</p>\n");
        if (section.Plots.Count > 0)
        {
            _ = page.Append("<div class=\"plots\">\n");
            foreach ((string title, string svg) in section.Plots)
            {
                _ = page.Append($"<figure>\n<h3>{Escape(title)}</h3>\n{svg}</figure>\n");
            }

            _ = page.Append("</div>\n");
        }

        _ = page.Append("<div class=\"scroll\"><table>\n<thead><tr>").AppendJoin("", section.Table.Heads.Select(static head => $"<th>{Escape(head)}</th>")).Append("</tr></thead>\n<tbody>\n");
        foreach (string[] row in section.Table.Rows)
        {
            _ = page.Append("<tr>").AppendJoin("", row.Select(static cell => $"<td>{Escape(cell)}</td>")).Append("</tr>\n");
        }

        _ = page.Append("</tbody>\n</table></div>\n");
    }

    private static string Escape(string words) => WebUtility.HtmlEncode(words);
}
