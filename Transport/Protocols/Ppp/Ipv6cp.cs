using System.Buffers.Binary;

namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>The IPv6 Control Protocol (RFC 5072): interface identifiers.</summary>
internal sealed class Ipv6cp(PppCore core, IPppLayerOwner owner, PppIpv6cpOptions options)
    : Ncp(core, owner, PppProtocol.Ipv6cp, PppEventKind.Ipv6cpUp, PppEventKind.Ipv6cpDown)
{
    private bool _wantIdentifier;
    private ulong _local;
    private ulong _peer;
    private ulong _remote;

    protected override void ResetRequest()
    {
        _wantIdentifier = true;
        _local = options.InterfaceId != 0 ? options.InterfaceId : Fresh();
    }

    protected override void WriteRequest(ref PppOptionWriter writer)
    {
        if (_wantIdentifier)
        {
            writer.Add(NcpPolicy.InterfaceIdentifier, _local, 8);
        }
    }

    protected override void BeginJudging() => _peer = 0;

    protected override PppVerdict Judge(byte type, ReadOnlySpan<byte> data)
    {
        ulong asked = data.Length == 8 ? BinaryPrimitives.ReadUInt64BigEndian(data) : 0;
        PppVerdict verdict = NcpPolicy.JudgeIpv6cp(type, asked, _local, Fresh());
        if (verdict.Kind == PppVerdictKind.Ack)
        {
            _peer = asked;
        }

        return verdict;
    }

    protected override void SuggestMissing(ref PppOptionWriter naks)
    {
    }

    protected override bool OnNak(byte type, ReadOnlySpan<byte> data)
    {
        if (type == NcpPolicy.InterfaceIdentifier && data.Length == 8)
        {
            ulong given = BinaryPrimitives.ReadUInt64BigEndian(data);
            _local = given != 0 ? given : Fresh();
        }

        return true;
    }

    protected override bool OnReject(byte type)
    {
        _wantIdentifier &= type != NcpPolicy.InterfaceIdentifier;
        return true;
    }

    protected override void OnAcknowledged() => _remote = _peer;

    protected override void OnUp() =>
        Core.Addresses = Core.Addresses with { LocalInterfaceId = _local, RemoteInterfaceId = _remote };

    protected override void OnDown() =>
        Core.Addresses = Core.Addresses with { LocalInterfaceId = 0, RemoteInterfaceId = 0 };

    private ulong Fresh()
    {
        ulong value = ((ulong)Core.Random.NextUInt32() << 32) | Core.Random.NextUInt32();
        return (value & ~(1UL << 57)) | 1; // not globally unique: the u bit is 0 (RFC 5072 section 4.1)
    }
}
