using UserCoNdis.Protocols.Tests.Hdlc;
using UserCoNdis.TestKit;
using UserCoNdis.Transport.Protocols.Hdlc;

namespace UserCoNdis.Protocols.Tests.Fuzz;

public sealed class HdlcFuzz
{
    private const int MaxFrame = 64;

    [Fact]
    public void Decoder_OnMutatedStreams_AgreesWithTheModelHoweverCut()
    {
        int input = 0;
        FuzzRun.FromCorpus("../corpus/hdlc").Run(250_000, seed: 1662, octets =>
        {
            Accm accm = new((input++ % 3) switch { 0 => 0u, 1 => 0x000A_0000u, _ => 0xFFFF_FFFFu });
            HdlcModel model = new(MaxFrame, accm);
            model.Feed(octets);

            int cut = octets.Length * (input % 7) / 7;
            HdlcRun run = new(MaxFrame, accm);
            run.Feed(octets.AsSpan(0, cut));
            run.Feed(octets.AsSpan(cut));

            Require(model.Statistics == run.Statistics, $"{model.Statistics} but {run.Statistics}");
            Require(run.Statistics.Good == run.Frames.Count, "delivered frames are those counted good");
            Require(run.Frames.Count == model.Frames.Count, "as many frames as the model");
            for (int i = 0; i < run.Frames.Count; i++)
            {
                Require(run.Frames[i].AsSpan().SequenceEqual(model.Frames[i]), $"frame {i}");
            }
        });
    }

    private static void Require(bool holds, string what)
    {
        if (!holds)
        {
            throw new FuzzException(what);
        }
    }
}
