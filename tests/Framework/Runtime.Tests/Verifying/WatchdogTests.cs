using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 8.2: every kind of request has its watchdog, on the loop's clock.</summary>
public sealed class WatchdogTests
{
    private static readonly Dictionary<string, Action<ContractFixture>> s_requests = new(StringComparer.Ordinal)
    {
        ["ProtocolCmOpenAf"] = Sessions.Restart,
        ["ProtocolCmRegisterSap"] = Sessions.Restart,
        ["ProtocolCmDeregisterSap"] = static f => f.Client.Deregister(f.Binding),
        ["ProtocolCmCloseAf"] = static f => f.Client.CloseFamily(f.Binding),
        ["ProtocolClNotifyCloseAf"] = static f =>
        {
            f.CallManager.Script.Mode("ProtocolCmCloseAf", AnswerMode.Never);
            f.CallManager.NotifyClose();
        },
        ["ProtocolCmMakeCall"] = static f => f.Connect(),
        ["ProtocolCmCloseCall"] = static f => f.Client.Close(f.Connect()),
        ["ProtocolCmAddParty"] = static f => f.Client.AddParty(Multipoint(f)),
        ["ProtocolCmDropParty"] = static f => f.Client.Drop(f.Client.AddParty(Multipoint(f))),
        ["ProtocolCmModifyCallQoS"] = static f => f.Client.Modify(f.Connect(), CallParameters.Any()),
        ["ProtocolCoOidRequest"] = static f => f.Client.RequestOfCallManager(f.Binding, null, Query(Oid.CoGetAddresses)),
        ["MiniportCoOidRequest"] = static f => f.Client.Request(f.Binding, null, Query(Oid.GenCoLinkSpeed)),
        ["MiniportResetEx"] = static f => f.Adapter.Reset(static _ => { }),
        ["MiniportPause"] = static f => f.Adapter.Pause(static _ => { }),
        ["ProtocolNetPnPEvent"] = static f => f.Adapter.Pause(static _ => { }),
        ["MiniportCoActivateVc"] = static f => f.Connect(),
        ["MiniportCoDeactivateVc"] = static f => f.Client.Close(f.Connect()),
    };

    public static TheoryData<string, Shape> All
    {
        get
        {
            TheoryData<string, Shape> all = [];
            foreach (string callback in s_requests.Keys)
            {
                if (callback is not ("MiniportCoActivateVc" or "MiniportCoDeactivateVc"))
                {
                    all.Add(callback, Shape.Mcm); // an MCM has no VC callbacks
                }

                all.Add(callback, Shape.StandAlone);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    [Trait("Rule", "R337")]
    [Trait("Spec", "8.2")]
    public void Request_NeverCompleted_IsReportedWhenItsTimeIsOver(string callback, Shape shape)
    {
        using ContractFixture f = new ContractFixture(shape, verifier: VerifierMode.Report).Start();
        f.Scripts.ForEach(s => s.Mode(callback, AnswerMode.Never));
        s_requests[callback](f);
        TimeSpan limit = TimeSpan.FromSeconds(callback == "ProtocolCmMakeCall" ? 120 : 30);

        f.Loop.RunFor(limit - TimeSpan.FromMilliseconds(1));
        Assert.Empty(f.Host.Violations);
        f.Loop.RunFor(TimeSpan.FromMilliseconds(1));

        Assert.Contains(f.Host.Violations, static v => v.Rule == "R337");
        Assert.All(f.Host.Violations, static v => Assert.Equal("R337", v.Rule));
    }

    private static ScriptedCall Multipoint(ContractFixture f)
    {
        ScriptedCall call = f.Client.DialMultipoint(f.Binding);
        f.Run();
        return call;
    }

    private static NdisOidRequest Query(Oid oid) => new(NdisRequestType.QueryInformation, oid, new byte[64]);
}
