using System.Globalization;

namespace UserCoNdis.Transport.Links.Middleware;

/// <summary>What a <see cref="FaultLink"/> does to a link, written <c>fault=loss:0.01,biterr:1e-6,delay:50,seed:7</c>.</summary>
/// <remarks>All probabilities are from 0 to 1; the same seed and the same traffic give the same faults.</remarks>
public sealed record LinkFaults
{
    /// <summary>Gets the probability that a frame, or an octet of a byte stream, is lost (<c>loss</c>).</summary>
    public double Loss { get; init; }

    /// <summary>Gets the probability that a frame arrives twice (<c>dup</c>); frame links only.</summary>
    public double Duplication { get; init; }

    /// <summary>Gets the probability that a frame changes places with the next (<c>reorder</c>); frame links only.</summary>
    public double Reordering { get; init; }

    /// <summary>Gets the probability that a bit is inverted (<c>biterr</c>).</summary>
    public double BitErrorRate { get; init; }

    /// <summary>Gets how much later everything arrives (<c>delay</c>, in milliseconds).</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Gets how long after its opening the line drops (<c>drop</c>, in milliseconds); null: never.</summary>
    public TimeSpan? DropAfter { get; init; }

    /// <summary>Gets after how many bytes, both ways together, the line drops (<c>dropbytes</c>); null: never.</summary>
    public long? DropAfterBytes { get; init; }

    /// <summary>Gets whether what is sent suffers (<c>dir:out</c> or <c>dir:both</c>).</summary>
    public bool OnSent { get; init; } = true;

    /// <summary>Gets whether what is received suffers (<c>dir:in</c> or <c>dir:both</c>).</summary>
    public bool OnReceived { get; init; } = true;

    /// <summary>Gets what decides (<c>seed</c>).</summary>
    public ulong Seed { get; init; } = 1;

    internal static LinkFaults? From(LinkOptionReader options, string name)
    {
        if (options.Text(name) is not { } text)
        {
            return null;
        }

        var faults = new LinkFaults();
        foreach (string piece in text.Split(','))
        {
            int colon = piece.IndexOf(':', StringComparison.Ordinal);
            faults = colon > 0 && faults.TryWith(piece[..colon], piece[(colon + 1)..]) is { } changed
                ? changed
                : throw options.Invalid(
                    name,
                    $"'{piece}' is none of loss:P, dup:P, reorder:P, biterr:P (P from 0 to 1), delay:MS, drop:MS, "
                    + "dropbytes:N, dir:in|out|both, seed:N");
        }

        return faults;
    }

    private LinkFaults? TryWith(string name, string value)
    {
        bool isNumber = double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            && number >= 0 && number <= int.MaxValue;
        bool isProbability = isNumber && number <= 1;
        return name switch
        {
            "loss" when isProbability => this with { Loss = number },
            "dup" when isProbability => this with { Duplication = number },
            "reorder" when isProbability => this with { Reordering = number },
            "biterr" when isProbability => this with { BitErrorRate = number },
            "delay" when isNumber => this with { Delay = TimeSpan.FromMilliseconds(number) },
            "drop" when isNumber => this with { DropAfter = TimeSpan.FromMilliseconds(number) },
            "dropbytes" when isNumber => this with { DropAfterBytes = (long)number },
            "seed" when ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed) =>
                this with { Seed = seed },
            "dir" when value is "in" or "out" or "both" => this with { OnSent = value != "in", OnReceived = value != "out" },
            _ => null,
        };
    }
}
