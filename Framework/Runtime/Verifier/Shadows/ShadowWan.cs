using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>What the verifier has seen of a CoNDIS WAN miniport: the answers that hold for all its VCs (contract 5.2).</summary>
internal sealed class ShadowWan
{
    /// <summary>The answer to OID_WAN_CO_GET_INFO; null: nobody asked yet.</summary>
    public NdisWanCoInfo? Info { get; private set; }

    /// <summary>The sizes of the first VC that had no others set, for R283.</summary>
    public (uint Send, uint Receive)? FrameSizes { get; private set; }

    /// <summary>The answer to OID_WAN_MEDIUM_SUBTYPE; null: nobody asked yet.</summary>
    public NdisWanMediumSubtype? Subtype { get; private set; }

    /// <summary>Whether OID_WAN_CO_GET_COMP_INFO told of compression; null: nobody asked yet.</summary>
    public bool? Compresses { get; private set; }

    /// <summary>PPP frames of the medium begin with their protocol field, LCP's too (RFC 2516 section 7): there is no address
    /// and control field that could be left out [I].</summary>
    public bool HasNoAddressControl => Subtype == NdisWanMediumSubtype.Pppoe;

    /// <summary>The longest frame that the miniport has to take (R284).</summary>
    public long LongestFrame => Info is { } info ? (long)info.MaxFrameSize + 32 : 0;

    /// <summary>Learns from an answer of a miniport half, about a VC or not.</summary>
    public static void Answered(in DdiEvent e)
    {
        if (e.Id == DdiId.MiniportCoOidRequest && e.Other is NdisOidRequest request)
        {
            ShadowWan wan = e.Adapter.Wan;
            wan.Learn(request, e.Status);
            if (e.Request?.Subject is NdisVcObject vc)
            {
                Shadows.Of(vc).Link.Learn(request, e.Status, wan);
            }
        }
    }

    /// <summary>Remembers the sizes of a VC that has the miniport's own.</summary>
    public void Sized(in NdisWanCoLinkInfo info) => FrameSizes ??= (info.MaxSendFrameSize, info.MaxRecvFrameSize);

    private void Learn(NdisOidRequest request, NdisStatus status)
    {
        ReadOnlySpan<byte> answer = request.InformationBuffer.Span;
        if (request.Oid == Oid.WanCoGetInfo && status.IsSuccess && NdisWanCoInfo.TryRead(answer, out NdisWanCoInfo info))
        {
            Info = info;
        }
        else if (request.Oid == Oid.WanMediumSubtype && status.IsSuccess && answer.Length >= sizeof(uint))
        {
            Subtype = (NdisWanMediumSubtype)BitConverter.ToUInt32(answer);
        }
        else if (request.Oid == Oid.WanCoGetCompInfo)
        {
            Compresses = status.IsSuccess && NdisWanCoCompInfo.TryRead(answer, out NdisWanCoCompInfo can)
                && (can.SendCapabilities.MsCompType | can.RecvCapabilities.MsCompType) != WanCompression.None;
        }
    }
}
