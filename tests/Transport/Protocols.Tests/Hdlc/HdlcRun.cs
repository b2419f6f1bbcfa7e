using UserCoNdis.Transport.Protocols.Hdlc;

namespace UserCoNdis.Protocols.Tests.Hdlc;

/// <summary>A decoder, and what came out of it.</summary>
internal sealed class HdlcRun(int maxFrame, Accm accm)
{
    public HdlcDecoder Decoder { get; } = new(new byte[maxFrame], accm);

    public List<byte[]> Frames { get; } = [];

    public HdlcStatistics Statistics => Decoder.Statistics;

    public static HdlcRun Of(IEnumerable<byte[]> chunks, int maxFrame = 1504, Accm accm = default)
    {
        HdlcRun run = new(maxFrame, accm);
        foreach (byte[] chunk in chunks)
        {
            run.Feed(chunk);
        }

        return run;
    }

    public void Feed(Span<byte> chunk)
    {
        int at = 0;
        while (Decoder.TryRead(chunk, ref at, out HdlcFrame frame))
        {
            Frames.Add(Decoder.Octets(chunk, frame).ToArray());
        }

        Assert.Equal(chunk.Length, at);
    }
}
