using FsCheck;
using FsCheck.Fluent;
using UserCoNdis.TestKit;
using UserCoNdis.Transport.Protocols.Hdlc;

namespace UserCoNdis.Protocols.Tests.Hdlc;

public sealed class HdlcDecoderTests
{
    private const string ConfigureRequest =
        "7E FF 7D 23 C0 21 7D 21 7D 21 7D 20 7D 2A 7D 22 7D 26 7D 20 7D 20 7D 20 7D 20 58 7B 7E";

    private static readonly byte[] s_configureRequest = Wire.Hex("FF 03 C0 21 01 01 00 0A 02 06 00 00 00 00");

    [Fact]
    [Trait("Spec", "RFC1662 4.2")]
    public void Frame_CutAnywhere_IsDelivered() =>
        Splits.ForEach(Wire.Hex(ConfigureRequest), chunks =>
        {
            HdlcRun run = HdlcRun.Of(chunks, accm: Accm.Default);
            Assert.Equal(s_configureRequest, Assert.Single(run.Frames));
            Assert.Equal(new HdlcStatistics(1, 0, 0, 0, 0, 0), run.Statistics);
        });

    [Fact]
    public void Frame_WithinOneChunk_LiesInThatChunk()
    {
        byte[] chunk = Wire.Hex("0D 0A" + ConfigureRequest);
        HdlcDecoder decoder = new(new byte[64], Accm.None);
        int at = 0;
        Assert.True(decoder.TryRead(chunk, ref at, out HdlcFrame frame));
        Assert.Equal(new HdlcFrame(3, s_configureRequest.Length, IsAssembled: false), frame);
        Assert.Equal(s_configureRequest, chunk[3..(3 + frame.Length)]);
        Assert.Equal(chunk.Length, at);
    }

    [Fact]
    [Trait("Spec", "RFC1662 4.4")]
    public void Frames_SharingAFlagOrApart_AreDelivered()
    {
        byte[] frame = HdlcModel.Encode(s_configureRequest, Accm.Default, openingFlag: false);
        Splits.ForEach([0x7E, .. frame, .. frame, 0x7E, 0x7E, .. frame], chunks =>
        {
            HdlcRun run = HdlcRun.Of(chunks);
            Assert.Equal(3, run.Frames.Count);
            Assert.All(run.Frames, f => Assert.Equal(s_configureRequest, f));
            Assert.Equal(new HdlcStatistics(3, 0, 0, 0, 0, 0), run.Statistics);
        });
    }

    [Fact]
    [Trait("Spec", "RFC1662 4.2")]
    public void MappedCharacters_PutInByTheLine_AreRemoved()
    {
        byte[] wire = [.. Wire.Hex(ConfigureRequest).SelectMany(octet => new byte[] { octet, 0x11 })];
        Splits.ForEach(wire, chunks =>
        {
            HdlcRun run = HdlcRun.Of(chunks, accm: new Accm(1 << 0x11));
            Assert.Equal(s_configureRequest, Assert.Single(run.Frames));
        });
    }

    [Fact]
    [Trait("Spec", "RFC1662 7.1")]
    public void UnmappedCharacters_AreKept()
    {
        byte[] frame = Wire.Hex("FF 03 00 21 11 13 00 1F");
        HdlcRun run = HdlcRun.Of([HdlcModel.Encode(frame, Accm.None, true)], accm: Accm.None);
        Assert.Equal(frame, Assert.Single(run.Frames));
    }

    [Theory]
    [Trait("Spec", "RFC1662 4.3")]
    [InlineData("7E FF 03 C0 21 01 7D 7E", 0, 0, 1, 0, 0)] // abort
    [InlineData("7E 7D 7E", 0, 0, 1, 0, 0)]
    [InlineData("7E 01 7E 01 02 7E 01 02 03 7E", 0, 0, 0, 3, 0)] // runts
    [InlineData("7E 01 02 03 04 7E", 0, 1, 0, 0, 0)] // wrong FCS
    [InlineData("7E 7E 7E", 0, 0, 0, 0, 0)]
    [InlineData("41 54 0D 7E", 0, 0, 0, 0, 3)] // noise
    public void BadFrame_CutAnywhere_IsCounted(string wire, long good, long badFcs, long aborts, long runts, long noise) =>
        Splits.ForEach(Wire.Hex(wire), chunks =>
        {
            HdlcRun run = HdlcRun.Of(chunks);
            Assert.Empty(run.Frames);
            Assert.Equal(new HdlcStatistics(good, badFcs, aborts, runts, 0, noise), run.Statistics);
        });

    [Fact]
    public void Giant_CutAnywhere_IsCountedOnceAndTheNextFrameDelivered()
    {
        byte[] giant = HdlcModel.Encode(new byte[31], Accm.None, openingFlag: true);
        Splits.ForEach([.. giant, .. Wire.Hex(ConfigureRequest)], chunks =>
        {
            HdlcRun run = HdlcRun.Of(chunks, maxFrame: 32);
            Assert.Equal(s_configureRequest, Assert.Single(run.Frames));
            Assert.Equal(new HdlcStatistics(1, 0, 0, 0, 1, 0), run.Statistics);
        });
    }

    [Fact]
    public void LongestFrame_CutAnywhere_IsDelivered() =>
        Splits.ForEach(HdlcModel.Encode(new byte[30], Accm.Default, openingFlag: true), chunks =>
            Assert.Equal(new byte[30], Assert.Single(HdlcRun.Of(chunks, maxFrame: 32).Frames)));

    [Fact]
    public void Reset_InAFrame_MakesTheRestNoise()
    {
        HdlcRun run = HdlcRun.Of([Wire.Hex("7E FF 03 C0 7D")]);
        run.Decoder.Reset();
        run.Feed(Wire.Hex("21 22" + ConfigureRequest));
        Assert.Equal(s_configureRequest, Assert.Single(run.Frames));
        Assert.Equal(new HdlcStatistics(1, 0, 0, 0, 0, 2), run.Statistics);
    }

    [Fact]
    public void AnyFrames_EncodedAndCutAtRandom_RoundTrip() =>
        Prop.ForAll<byte[][], uint, int>((frames, map, seed) =>
        {
            Accm accm = new(map);
            byte[][] sent = [.. frames.Where(f => f.Length >= 2)];
            byte[] wire = [.. sent.SelectMany(f => HdlcModel.Encode(f, accm, openingFlag: true))];
            HdlcRun run = HdlcRun.Of(Splits.Random(wire, seed), accm: accm);
            return run.Frames.Count == sent.Length && run.Frames.Zip(sent).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second))
                && run.Statistics == new HdlcStatistics(sent.Length, 0, 0, 0, 0, 0);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void AnyOctets_CutAtRandom_EqualModel()
    {
        for (int seed = 0; seed < 3000; seed++)
        {
            byte[] wire = HdlcSamples.Octets(seed % 300, specialPercent: seed % 101, seed);
            Accm accm = new((uint)seed * 0x9E37_79B9);
            HdlcModel model = new(40, accm);
            model.Feed(wire);
            HdlcRun run = HdlcRun.Of(Splits.Random(wire, seed, maxChunk: 120), maxFrame: 40, accm);
            Assert.True(model.Statistics == run.Statistics, $"seed {seed}: {model.Statistics} but {run.Statistics}");
            Assert.Equal(model.Frames, run.Frames);
        }
    }

    [Fact]
    [Trait("Spec", "RFC1662 3.1")]
    public void Frame_WithAnyOneOrTwoBitsWrong_IsNeverDelivered()
    {
        byte[] wire = HdlcModel.Encode(s_configureRequest, Accm.None, openingFlag: true);
        for (int first = 0; first < wire.Length * 8; first++)
        {
            for (int second = first; second < wire.Length * 8; second++)
            {
                byte[] damaged = [.. wire];
                damaged[first / 8] ^= (byte)(1 << (first % 8));
                if (second != first)
                {
                    damaged[second / 8] ^= (byte)(1 << (second % 8));
                }

                // What is delivered has the right FCS by the model's own arithmetic, and is never the frame altered unseen.
                HdlcModel model = new(1504, Accm.None);
                model.Feed(damaged);
                Assert.Equal(model.Frames, HdlcRun.Of([damaged]).Frames);
                Assert.DoesNotContain(model.Frames, f => f.Length == s_configureRequest.Length);
            }
        }
    }

    [Fact]
    public void Decode_HundredThousandFrames_AllocatesNothing()
    {
        byte[] wire = HdlcModel.Encode(HdlcSamples.Octets(128, 10, seed: 1), Accm.Default, openingFlag: true);
        byte[] chunk = new byte[wire.Length];
        HdlcDecoder decoder = new(new byte[1504], Accm.Default);
        _ = Decode(decoder, wire, chunk);
        int frames = 0;
        Assert.Equal(0, Allocations.Least(() =>
        {
            for (int i = 0; i < 50_000; i++)
            {
                frames += Decode(decoder, wire, chunk);
            }
        }));
        Assert.Equal(150_000, frames);
    }

    [Fact]
    public void Buffer_ShorterThanAFrame_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new HdlcDecoder(new byte[3], Accm.None));

    // Cut in two, so that the decoder's own buffer is used as well.
    private static int Decode(HdlcDecoder decoder, byte[] wire, byte[] chunk)
    {
        wire.CopyTo(chunk, 0);
        int frames = 0;
        for (int half = 0; half < 2; half++)
        {
            Span<byte> part = half == 0 ? chunk.AsSpan(0, chunk.Length / 2) : chunk.AsSpan(chunk.Length / 2);
            int at = 0;
            while (decoder.TryRead(part, ref at, out _))
            {
                frames++;
            }
        }

        return frames;
    }
}
