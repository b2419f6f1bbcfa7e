using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>A call of a telephony session.</summary>
internal sealed class ShadowTapiCall
{
    public uint Line { get; private init; }

    public bool IsOutgoing { get; private init; }

    /// <summary>NDPROXY has told the client above that it is over (4.19 step 1).</summary>
    public bool IsDropped { get; set; }

    /// <summary>The call that begins with an event on a VC; null: the event begins none of a session.</summary>
    public static ShadowTapiCall? Begun(in DdiEvent e)
    {
        bool begins = e.Id is DdiId.NdisClMakeCall or DdiId.NdisCmDispatchIncomingCall;
        return begins && ShadowTapi.FamilyOf(e)?.Tapi is not null
            ? new() { Line = TapiCaps.LineOf(TapiCaps.CallStructure(e.Parameters).Span), IsOutgoing = e.Id == DdiId.NdisClMakeCall }
            : null;
    }
}
