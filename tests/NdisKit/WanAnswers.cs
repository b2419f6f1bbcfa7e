using UserCoNdis.Framework.Contracts;
using Answers = UserCoNdis.Framework.Contracts.OidAnswer;

namespace UserCoNdis.NdisKit;

/// <summary>How a scripted miniport answers the WAN objects (contract 5.2) when it is told to: <see cref="ScriptedEdge.OnOid"/>.</summary>
public sealed class WanAnswers
{
    public NdisWanCoInfo Info { get; set; } = new(1500, 4, WanFraming.PppFraming | WanFraming.TapiProvider, 0);

    public NdisWanCoLinkInfo Link { get; set; } = new(1500, 1500, WanFraming.None, WanFraming.None, 0, 0, 0, 0);

    public NdisWanCoGetStatsInfo Statistics { get; set; }

    public MacOptions MacOptions { get; set; } = MacOptions.NoLoopback;

    /// <summary>Objects that it does not know.</summary>
    public HashSet<Oid> Unknown { get; } = [Oid.WanCoGetCompInfo, Oid.WanCoSetCompInfo];

    /// <summary>Takes framings that do not go together: breaks R289.</summary>
    public bool TakesAnyFraming { get; set; }

    public NdisStatus? Answer(NdisOidRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        Span<byte> buffer = request.InformationBuffer.Span;
        if (Unknown.Contains(request.Oid))
        {
            return NdisStatus.NotSupported;
        }

        if (request.Oid == Oid.WanCoGetInfo)
        {
            Info.Write(buffer);
            return Answers.Begin(request, NdisWanCoInfo.Size);
        }

        if (request.Oid == Oid.WanCoGetLinkInfo)
        {
            Link.Write(buffer);
            return Answers.Begin(request, NdisWanCoLinkInfo.Size);
        }

        if (request.Oid == Oid.WanCoGetStatsInfo)
        {
            return Answers.Begin(request, Statistics.Write(buffer));
        }

        if (request.Oid == Oid.GenCoMacOptions)
        {
            return Answers.UInt32(request, (uint)MacOptions);
        }

        return request.Oid == Oid.WanCoSetLinkInfo && NdisWanCoLinkInfo.TryRead(buffer, out NdisWanCoLinkInfo set) ? Set(request, set) : null;
    }

    private NdisStatus Set(NdisOidRequest request, in NdisWanCoLinkInfo set)
    {
        if (set.SendFramingBits != set.RecvFramingBits && !TakesAnyFraming)
        {
            return NdisStatus.InvalidData; // R289
        }

        Link = set;
        return Answers.Taken(request, NdisWanCoLinkInfo.Size);
    }
}
