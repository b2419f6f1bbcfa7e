using UserCoNdis.Protocols.Tests.Ppp;
using UserCoNdis.Protocols.Tests.Pppoe;
using UserCoNdis.TestKit;
using UserCoNdis.Transport.Protocols.Ethernet;
using UserCoNdis.Transport.Protocols.Pppoe;

namespace UserCoNdis.Protocols.Tests.Fuzz;

/// <summary>1,000,000 hostile frames: mutations of recorded ones, and packets that a generator makes nearly right.</summary>
[Trait("Spec", "RFC2516")]
public sealed class PppoeFuzz
{
    private static readonly FuzzRun s_mutations = new(PppoeSamples.All.Select(sample => sample.Frame));

    [Fact]
    public void Parsers_OnMutatedFrames_AgreeWithTheModel() =>
        s_mutations.Run(600_000, seed: 2516, CheckFrame);

    [Fact]
    public void Parsers_OnGeneratedPackets_AgreeWithTheModel()
    {
        PppoeGenerator generator = new(seed: 4638);
        for (int i = 0; i < 300_000; i++)
        {
            byte[] frame = generator.Next();
            try
            {
                CheckFrame(frame);
            }
            catch (Exception e)
            {
                throw new FuzzException($"seed 4638, packet {i}: {Wire.Text(frame)}\n{e.Message}", e);
            }
        }
    }

    /// <summary>The engines themselves: no exception, no session without its cookie, bounded queues.</summary>
    [Fact]
    public void Engines_OnMutatedFrames_StayAsTheyAre()
    {
        PppoeHost host = PppoeHostScript.Open().Host;
        PppoeConcentrator concentrator = new(PppoeConcentratorScript.Plain, new SeededPppRandom(1));
        TimeSpan now = TimeSpan.FromHours(1);
        byte[] sent = new byte[1518];
        s_mutations.Run(100_000, seed: 101, frame =>
        {
            now += TimeSpan.FromMilliseconds(10);
            if (!EthernetHeader.TryRead(frame, out EthernetHeader ethernet, out int at)
                || !PppoePacket.TryParse(frame.AsSpan(at), out PppoePacket packet, out _))
            {
                return;
            }

            concentrator.HandleReceive(ethernet, packet, now);
            host.HandleReceive(ethernet, packet, now);
            int count = 0;
            while (concentrator.TryGetTransmit(sent, out int length) || host.TryGetTransmit(sent, out length))
            {
                Require(PppoePacket.TryParse(sent.AsSpan(ethernet.Vlan.IsTagged ? 18 : 14, length - (ethernet.Vlan.IsTagged ? 18 : 14)), out _, out _), "what we send is well-formed");
                Require(++count <= 2, "a packet has one answer of each engine at most");
            }

            Require(!concentrator.TryGetEvent(out _) && concentrator.SessionsOpen == 0, "no request without its cookie");
            if (host.State == PppoeHostState.Closed)
            {
                host = PppoeHostScript.Open().Host; // a mutation that is still the right PADT
            }
        });
    }

    private static void CheckFrame(byte[] frame)
    {
        bool isRead = EthernetHeader.TryRead(frame, out EthernetHeader ethernet, out int at);
        Require(isRead || at <= EthernetHeader.MaxSize, "a header that cannot be read has no payload");
        bool isSession = PppoeSessionAddress.TryRead(frame, out PppoeSessionAddress address, out int offset, out int length);
        Require(!isSession || (isRead && ethernet.Type == EtherType.PppoeSession), "session frames have their type");
        Require(!isSession || (offset + length <= frame.Length && address.Peer == ethernet.Source), "a PPP frame lies in its frame");
        if (!isRead)
        {
            return;
        }

        ReadOnlySpan<byte> wire = frame.AsSpan(at);
        bool isParsed = PppoePacket.TryParse(wire, out PppoePacket packet, out PppoeParseError error);
        PppoeParseError expected = PppoeModel.Judge(wire.ToArray(), out List<(int Type, byte[] Value)> tags);
        Require(error == expected, $"{error}, but the model says {expected}");
        Require(isParsed == (error == PppoeParseError.None), "refused means an error");
        if (!isParsed)
        {
            return;
        }

        int count = 0;
        foreach (PppoeTag tag in packet)
        {
            Require((int)tag.Type == tags[count].Type && tag.Value.SequenceEqual(tags[count].Value), $"tag {count}");
            count++;
        }

        Require(count == tags.Count, "as many tags as the model");
        if (PppoeAccessLine.TryRead(packet, out PppoeAccessLine? line))
        {
            Require((line!.CircuitId?.Length ?? 0) <= 63 && (line.RemoteId?.Length ?? 0) <= 63, "identifiers are bounded");
        }

        Require(PppoeDescriber.Describe(frame).All(c => !char.IsControl(c)), "a description is one printable line");
    }

    private static void Require(bool holds, string what)
    {
        if (!holds)
        {
            throw new FuzzException(what);
        }
    }
}
