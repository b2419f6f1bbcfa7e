using UserCoNdis.Transport.Protocols.Ethernet;
using UserCoNdis.Transport.Protocols.Pppoe;

namespace UserCoNdis.Protocols.Tests.Pppoe;

/// <summary>Makes frames for tests in which the octets are not the point.</summary>
internal static class PppoeFrames
{
    public static byte[] Make(MacAddress to, MacAddress from, PppoeCode code, ushort session, params (PppoeTagType Type, byte[] Value)[] tags) =>
        MakeOn(VlanId.None, to, from, code, session, tags);

    public static byte[] MakeOn(
        VlanId vlan, MacAddress to, MacAddress from, PppoeCode code, ushort session, params (PppoeTagType Type, byte[] Value)[] tags)
    {
        byte[] frame = new byte[1518];
        PppoePacketWriter writer = new(frame, new(to, from, EtherType.PppoeDiscovery, vlan), code, session);
        foreach ((PppoeTagType type, byte[] value) in tags)
        {
            writer.Add(type, value);
        }

        Assert.True(writer.TryFinish(out int length));
        return frame[..length];
    }

    public static byte[] Pado(MacAddress from, string acName, string service, params (PppoeTagType Type, byte[] Value)[] tags) =>
        Make(PppoeSamples.Host, from, PppoeCode.Pado, 0, [
            (PppoeTagType.AcName, System.Text.Encoding.UTF8.GetBytes(acName)),
            (PppoeTagType.ServiceName, System.Text.Encoding.UTF8.GetBytes(service)),
            (PppoeTagType.HostUniq, "1896"u8.ToArray()),
            .. tags]);

    public static byte[] Padi(MacAddress from, string service = "", params (PppoeTagType Type, byte[] Value)[] tags) =>
        Make(MacAddress.Broadcast, from, PppoeCode.Padi, 0, [
            (PppoeTagType.ServiceName, System.Text.Encoding.UTF8.GetBytes(service)),
            .. tags]);
}
