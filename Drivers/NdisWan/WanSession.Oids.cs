using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Drivers.NdisWan;

/// <summary>What is asked of the miniport about the VC, and told to it (contract 5.6 items 4 and 5).</summary>
public sealed partial class WanSession
{
    private NdisWanCoLinkInfo _linkInfo;
    private int _questions;

    /// <summary>Gets what was agreed with the miniport on compression and encryption; null: it does neither.</summary>
    public NdisWanCoCompInfo? Compression { get; private set; }

    /// <summary>Asks the miniport for its counters of this link (OID_WAN_CO_GET_STATS_INFO).</summary>
    /// <param name="done">Called once, perhaps before this returns; null: it does not tell.</param>
    public void QueryStatistics(Action<NdisWanCoGetStatsInfo?> done) =>
        QueryStatistics(NdisWanCoGetStatsInfo.SizeWithTunnelCounters, done);

    // 5.6 item 4: the miniport's limits first, then PPP within them.
    private void StartPpp()
    {
        _driver.TellStarted(this);
        Ask(NdisRequestType.QueryInformation, Oid.WanCoGetLinkInfo, new byte[NdisWanCoLinkInfo.Size], (request, status) =>
        {
            if (!status.IsSuccess || !NdisWanCoLinkInfo.TryRead(request.InformationBuffer.Span, out _linkInfo))
            {
                uint max = Binding.Info.MaxFrameSize;
                _linkInfo = new(max, max, WanFraming.PppFraming, WanFraming.PppFraming, 0, 0, 0xFFFF_FFFF, 0xFFFF_FFFF);
            }

            AgreeOnCompression();
            OpenPpp();
        });
    }

    private void AgreeOnCompression()
    {
        if (_driver.Options.Compression == WanCompression.None || !IsUp)
        {
            return;
        }

        Ask(NdisRequestType.QueryInformation, Oid.WanCoGetCompInfo, new byte[NdisWanCoCompInfo.Size], (request, status) =>
        {
            if (status.IsSuccess && NdisWanCoCompInfo.TryRead(request.InformationBuffer.Span, out NdisWanCoCompInfo can) && IsUp)
            {
                SetCompression(new(Wanted(can.SendCapabilities), Wanted(can.RecvCapabilities)));
            }
        });
    }

    private NdisWanCompressInfo Wanted(in NdisWanCompressInfo can) =>
        can with { MsCompType = can.MsCompType & _driver.Options.Compression };

    private void SetCompression(NdisWanCoCompInfo wanted)
    {
        byte[] buffer = new byte[NdisWanCoCompInfo.Size];
        wanted.Write(buffer);
        Ask(NdisRequestType.SetInformation, Oid.WanCoSetCompInfo, buffer, (_, status) =>
            Compression = status.IsSuccess ? wanted : null);
    }

    private void SetLinkInfo(in PppLinkParameters agreed)
    {
        if (!IsUp)
        {
            return;
        }

        NdisWanCoLinkInfo info = _linkInfo with
        {
            MaxSendFrameSize = Math.Min((uint)agreed.PeerMru, _linkInfo.MaxSendFrameSize), // R287
            MaxRecvFrameSize = Math.Min((uint)agreed.LocalMru, _linkInfo.MaxRecvFrameSize),
            SendFramingBits = Framing(agreed.SendAcfc, agreed.SendPfc),
            RecvFramingBits = Framing(agreed.ReceiveAcfc, agreed.ReceivePfc),
            SendAccm = agreed.SendAccm,
            RecvAccm = agreed.ReceiveAccm,
        };
        byte[] buffer = new byte[NdisWanCoLinkInfo.Size];
        info.Write(buffer);
        Ask(NdisRequestType.SetInformation, Oid.WanCoSetLinkInfo, buffer, static (_, _) => { });
    }

    // R288: nothing that the miniport does not know.
    private WanFraming Framing(bool acfc, bool pfc) => Binding.Info.FramingBits
        & (WanFraming.PppFraming
            | (acfc ? WanFraming.PppCompressAddressControl : WanFraming.None)
            | (pfc ? WanFraming.PppCompressProtocolField : WanFraming.None));

    // T27: a miniport that knows the documented length only says so.
    private void QueryStatistics(int size, Action<NdisWanCoGetStatsInfo?> done)
    {
        if (!IsUp)
        {
            done(null);
            return;
        }

        Ask(NdisRequestType.QueryInformation, Oid.WanCoGetStatsInfo, new byte[size], (request, status) =>
        {
            int written = Math.Clamp(request.BytesWritten, 0, size);
            if (status.IsSuccess && NdisWanCoGetStatsInfo.TryRead(request.InformationBuffer.Span[..written], out NdisWanCoGetStatsInfo found))
            {
                done(found);
            }
            else if (size > NdisWanCoGetStatsInfo.Size)
            {
                QueryStatistics(NdisWanCoGetStatsInfo.Size, done);
            }
            else
            {
                done(null);
            }
        });
    }

    private void Ask(NdisRequestType type, Oid oid, byte[] buffer, Action<NdisOidRequest, NdisStatus> done)
    {
        _questions++;
        Binding.Ask(Vc, type, oid, buffer, (request, status) =>
        {
            _questions--;
            _counters.RequestErrors += status.IsFailure ? 1 : 0;
            done(request, status);
            if (State == WanLinkState.Draining)
            {
                AwaitSends();
            }
        });
    }
}
