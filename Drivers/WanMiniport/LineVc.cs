using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.WanMiniport;

/// <summary>A miniport's share of one VC, whatever the medium.</summary>
internal abstract class LineVc(LineAf af, bool isOurs)
{
    public LineStatistics Statistics;

    public LineAf Af { get; } = af;

    /// <summary>Gets whether this miniport made the VC and has to delete it.</summary>
    public bool IsOurs { get; } = isOurs;

    public McmVc Handle { get; set; } = null!; // set before anybody can ask for it

    public CoCallParameters? Parameters { get; set; }

    public bool IsActive { get; set; }

    /// <summary>Gets or sets whether a MakeCall waits for its completion.</summary>
    public bool IsMakeCallPending { get; set; }

    public NdisWanCoLinkInfo LinkInfo { get; set; }

    /// <summary>Gets or sets whether a PPP frame came since the link's parameters were set (R290).</summary>
    public bool HasDetectedPpp { get; set; }

    /// <summary>Gets or sets how the call ended; null: it has not.</summary>
    public CoTapiDiagInfo? Ending { get; set; }

    /// <summary>Forgets the call before: a client may use its VC again (T5).</summary>
    public void BeginCall(in NdisWanCoInfo info)
    {
        Statistics = default;
        Ending = null;
        HasDetectedPpp = false;
        uint max = info.MaxFrameSize;
        LinkInfo = new(max, max, WanFraming.None, WanFraming.None, 0, 0, 0xFFFF_FFFF, 0xFFFF_FFFF); // R290
    }

    /// <summary>NdisMCmMakeCallComplete, if a MakeCall waits for it (R126).</summary>
    public void CompleteMakeCall(NdisStatus status)
    {
        if (IsMakeCallPending)
        {
            IsMakeCallPending = false;
            Handle.MakeCallComplete(status, Parameters!);
        }
    }
}
