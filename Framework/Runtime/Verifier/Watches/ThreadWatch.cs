using UserCoNdis.Transport.Links;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Contract 6.R on threads. The loop is DISPATCH_LEVEL: what runs on it must not block (0.3). Only the data path is
/// told apart, where kernel drivers are never at PASSIVE_LEVEL; all other callbacks count as PASSIVE.</summary>
/// <param name="report">Takes what is found.</param>
/// <param name="loop">Tells the time, and who is on it.</param>
/// <param name="running">The callbacks that are running, the innermost first.</param>
internal sealed class ThreadWatch(RuleReport report, IEventLoop loop, IReadOnlyCollection<ShadowRequest> running)
    : RuleWatch(report)
{
    /// <summary>So long no callback takes that does not wait for something; a loaded machine is no blocked driver.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(5);

    /// <summary>Gets or sets how many callbacks of the data path are running.</summary>
    public int DispatchDepth { get; set; }

    public override void Called(in DdiEvent e)
    {
        ShadowRequest? innermost = running.FirstOrDefault();
        bool isInside = innermost?.ThreadId == Environment.CurrentManagedThreadId;
        if (innermost is not null)
        {
            // Whose callback runs while another thread calls NDIS may well wait for that call.
            Require(isInside, "R332", e with { Driver = innermost.Driver });
        }

        switch (e.Id)
        {
            case DdiId.NdisCmRegisterAddressFamilyEx or DdiId.NdisMCmRegisterAddressFamilyEx
                or DdiId.NdisClOpenAddressFamilyEx or DdiId.NdisCmNotifyCloseAddressFamily:
                Require(DispatchDepth == 0, "R335", e);
                break;
            case DdiId.NdisCoAssignInstanceName or DdiId.NdisCoGetTapiCallId or DdiId.NdisClGetProtocolVcContextFromTapiCallId:
                Require(isInside || loop.IsInLoop, "R336", e);
                break;
            default:
                break; // at any level
        }
    }

    public override void Returned(in DdiEvent e)
    {
        TimeSpan taken = loop.Now - e.Request!.EnteredAt;
        if (!MayBlock(e.Id))
        {
            Require(taken - e.Request.Nested < s_limit, "R332", e);
        }

        if (running.FirstOrDefault() is { } outer)
        {
            outer.Nested += taken; // the time of a callback inside is that driver's
        }
    }

    /// <summary>Those that are called at PASSIVE_LEVEL.</summary>
    private static bool MayBlock(DdiId callback) => callback is DdiId.MiniportInitializeEx or DdiId.MiniportHaltEx
        or DdiId.MiniportPause or DdiId.MiniportRestart or DdiId.ProtocolBindAdapterEx or DdiId.ProtocolUnbindAdapterEx
        or DdiId.ProtocolNetPnPEvent or DdiId.ProtocolCoAfRegisterNotify or DdiId.ProtocolClOpenAfCompleteEx;
}
