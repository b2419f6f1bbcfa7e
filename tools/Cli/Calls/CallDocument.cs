using UserCoNdis.Framework.Hosting;
using UserCoNdis.Tools.Cli.Shell;

namespace UserCoNdis.Tools.Cli.Calls;

/// <summary>The whole of a call, as <c>--json</c> prints it.</summary>
internal sealed record CallDocument
{
    public required string Verb { get; init; }

    /// <summary>Gets <c>success</c> or <c>failed</c>.</summary>
    public string Outcome { get; set; } = "success";

    /// <summary>Gets in one stable word why it failed, or what ended it: busy, noAnswer, interrupted, farEndHungUp…</summary>
    public string? Cause { get; set; }

    /// <summary>Gets the same in words.</summary>
    public string? Message { get; set; }

    public required string Link { get; init; }

    /// <summary>Gets the number dialled.</summary>
    public string? Number { get; init; }

    /// <summary>Gets the milliseconds from the dialling, or the answering, to the connected call; null when it did not come so far.</summary>
    public double? CallSetupMs { get; set; }

    /// <summary>Gets the line rate that the modem told, in bit/s.</summary>
    public long? LineRateBps { get; set; }

    /// <summary>Gets the session that discovery found; null on a modem.</summary>
    public PppoeDocument? Pppoe { get; set; }

    public PppDocument? Ppp { get; set; }

    public PingDocument? Ping { get; set; }

    /// <summary>Gets the interface that this system's packets went through.</summary>
    public string? Tun { get; init; }

    /// <summary>Gets the file with the frames.</summary>
    public string? Capture { get; set; }

    /// <summary>Gets how many objects and buffers were not given back.</summary>
    public int Leaks { get; set; }

    public IReadOnlyList<string> LeakList { get; set; } = [];

    /// <summary>Gets the rules of the contract that drivers broke.</summary>
    public IReadOnlyList<string> Violations { get; set; } = [];

    public IReadOnlyList<LadderEntry> Ladder { get; set; } = [];

    /// <summary>Notes a failure; the first one stays.</summary>
    public void Fail(string cause, string message)
    {
        if (Outcome == "success")
        {
            (Outcome, Cause, Message) = ("failed", CauseWord.Of(cause), message);
        }
    }
}
