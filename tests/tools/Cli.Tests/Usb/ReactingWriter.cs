namespace UserCoNdis.Cli.Tests.Usb;

/// <summary>Standard output that somebody reads: each line is answered.</summary>
internal sealed class ReactingWriter(Action<string> react) : StringWriter
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines => _lines;

    public override void WriteLine(string? value)
    {
        _lines.Add(value!);
        react(value!);
    }
}
