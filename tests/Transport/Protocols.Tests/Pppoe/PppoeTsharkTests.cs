using System.Buffers;
using UserCoNdis.Protocols.Tests.Capture;
using UserCoNdis.TestKit;
using UserCoNdis.Transport.Protocols.Capture;
using UserCoNdis.Transport.Protocols.Pppoe;

namespace UserCoNdis.Protocols.Tests.Pppoe;

/// <summary>An independent reader's judgement of what our engines send.</summary>
public sealed class PppoeTsharkTests
{
    [RequiresProgramFact("tshark")]
    public void Discovery_OfOurEngines_IsReadByTshark()
    {
        PppoeLan lan = new(1);
        _ = lan.AddConcentrator(PppoeConcentratorScript.Plain with { MaxPayload = 1500 });
        PppoeHost host = lan.AddHost(new() { Local = PppoeSamples.Host, Vlan = new(100), ServiceName = "isp", HostUniq = new byte[] { 0xBE, 0xEF }, MaxPayload = 1500 });
        lan.Run(1);
        host.Close(lan.Now, "bye");
        lan.Run(1);
        lan.Frames.Add(PppoeSamples.PadrOfAccessNode);

        ArrayBufferWriter<byte> file = new();
        PcapngWriter writer = new(file);
        writer.WriteSectionHeader("X64", "Test", "UserCoNdis");
        int id = writer.AddInterface(new PcapngInterface(PcapngLinkType.Ethernet, "eth:test", "a test", 1_000_000_000));
        lan.Frames.ForEach(frame => writer.WritePacket(id, 1, PcapngDirection.Outbound, frame));

        string[] lines = Tshark.Read(
            file.WrittenSpan,
            "vlan.id", "pppoe.code", "pppoe.session_id", "pppoed.tags.service_name", "pppoed.tags.ac_name", "pppoed.tags.host_uniq", "pppoed.tags.max_payload", "pppoed.tags.generic_error", "pppoed.tags.circuit_id", "pppoed.tags.remote_id", "_ws.malformed", "_ws.expert.message");
        Assert.Equal(
            [
                "100|0x09|0x0000|isp||beef|05dc|||||",
                "100|0x07|0x0000|isp|bench-ac|beef|05dc|||||",
                "100|0x19|0x0000|isp||beef|05dc|||||",
                "100|0x65|0x0001|isp||beef|05dc|||||",
                "100|0xa7|0x0001|||||bye||||",
                "100|0x19|0x0000|||beef|05dc||node1 eth 1/2:100|alice||",
            ],
            lines);
    }
}
