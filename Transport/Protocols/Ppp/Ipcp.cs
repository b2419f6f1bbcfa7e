namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>The IP Control Protocol (RFC 1332) with DNS servers (RFC 1877).</summary>
internal sealed class Ipcp(PppCore core, IPppLayerOwner owner, PppIpcpOptions options)
    : Ncp(core, owner, PppProtocol.Ipcp, PppEventKind.IpcpUp, PppEventKind.IpcpDown)
{
    private bool _wantAddress;
    private bool _wantDns1;
    private bool _wantDns2;
    private Ipv4Address _local;
    private Ipv4Address _dns1;
    private Ipv4Address _dns2;
    private Ipv4Address _peer;
    private Ipv4Address _remote;
    private bool _sawAddress;

    // A peer that rejects the IP-Address option knows no address of ours: what it sends to, and routes, is not agreed
    // (RFC 1332 section 3.3).
    public override bool IsUsable => _wantAddress && !_local.IsUnspecified;

    protected override void ResetRequest()
    {
        _wantAddress = true;
        _wantDns1 = options.RequestDns;
        _wantDns2 = options.RequestDns;
        _local = options.LocalAddress;
        _dns1 = default;
        _dns2 = default;
    }

    protected override void WriteRequest(ref PppOptionWriter writer)
    {
        if (_wantAddress)
        {
            writer.Add(NcpPolicy.IpAddress, _local.Value, 4);
        }

        if (_wantDns1)
        {
            writer.Add(NcpPolicy.PrimaryDns, _dns1.Value, 4);
        }

        if (_wantDns2)
        {
            writer.Add(NcpPolicy.SecondaryDns, _dns2.Value, 4);
        }
    }

    protected override void BeginJudging()
    {
        _peer = default;
        _sawAddress = false;
    }

    protected override PppVerdict Judge(byte type, ReadOnlySpan<byte> data)
    {
        PppVerdict verdict = NcpPolicy.JudgeIpcp(options, type, data);
        if (type == NcpPolicy.IpAddress)
        {
            _sawAddress = true;
            _peer = verdict.Kind == PppVerdictKind.Ack ? Ipv4Address.Read(data) : default;
        }

        return verdict;
    }

    protected override void SuggestMissing(ref PppOptionWriter naks)
    {
        if (!_sawAddress && !options.PeerAddress.IsUnspecified)
        {
            naks.Add(NcpPolicy.IpAddress, options.PeerAddress.Value, 4);
        }
    }

    protected override bool OnNak(byte type, ReadOnlySpan<byte> data)
    {
        if (data.Length != 4)
        {
            return true;
        }

        Ipv4Address given = Ipv4Address.Read(data);
        switch (type)
        {
            case NcpPolicy.IpAddress when options.LocalAddress.IsUnspecified || options.AcceptAssignedAddress:
                _local = given;
                break;
            case NcpPolicy.PrimaryDns:
                _dns1 = given;
                break;
            case NcpPolicy.SecondaryDns:
                _dns2 = given;
                break;
            default:
                break;
        }

        return true;
    }

    protected override bool OnReject(byte type)
    {
        _wantAddress &= type != NcpPolicy.IpAddress;
        _wantDns1 &= type != NcpPolicy.PrimaryDns;
        _wantDns2 &= type != NcpPolicy.SecondaryDns;
        return true;
    }

    protected override void OnAcknowledged() => _remote = _peer;

    protected override void OnUp() => Core.Addresses = Core.Addresses with
    {
        Local = _local,
        Remote = _remote,
        Dns1 = _wantDns1 ? _dns1 : default,
        Dns2 = _wantDns2 ? _dns2 : default,
    };

    protected override void OnDown() => Core.Addresses = Core.Addresses with
    {
        Local = default,
        Remote = default,
        Dns1 = default,
        Dns2 = default,
    };
}
