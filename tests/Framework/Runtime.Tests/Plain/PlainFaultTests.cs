using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>A driver of the plain shape throws: its adapter fails, what it owed is completed, all is given back.</summary>
public sealed class PlainFaultTests
{
    public static TheoryData<string, string, AnswerMode> Sites
    {
        get
        {
            TheoryData<string, string, AnswerMode> sites = [];
            foreach (AnswerMode mode in new[] { AnswerMode.Sync, AnswerMode.Pending, AnswerMode.Early })
            {
                foreach (string ddi in new[]
                {
                    "MiniportCoCreateVc", "MiniportCoActivateVc", "MiniportCoDeactivateVc", "MiniportCoDeleteVc",
                    "MiniportCoSendNetBufferLists", "MiniportReturnNetBufferLists", "MiniportHaltEx",
                })
                {
                    sites.Add("MINIPORT", ddi, mode);
                }

                foreach (string ddi in new[] { "ProtocolCoCreateVc", "ProtocolCoDeleteVc", "ProtocolUnbindAdapterEx" })
                {
                    sites.Add("CM", ddi, mode);
                }
            }

            sites.Add("CM", "ProtocolCmActivateVcComplete", AnswerMode.Pending);
            sites.Add("CM", "ProtocolCmActivateVcComplete", AnswerMode.Early);
            sites.Add("CM", "ProtocolCmDeactivateVcComplete", AnswerMode.Pending);
            sites.Add("CM", "ProtocolCmDeactivateVcComplete", AnswerMode.Early);
            sites.Add("CM", "ProtocolCoReceiveNetBufferLists", AnswerMode.Sync);
            sites.Add("CM", "ProtocolCoSendNetBufferListsComplete", AnswerMode.Sync);
            return sites;
        }
    }

    [Theory]
    [MemberData(nameof(Sites))]
    public void Callback_Throws_AdapterFailsAndAllIsGivenBack(string driver, string ddi, AnswerMode mode)
    {
        using PlainFixture f = new();
        PlainCmVc signaling = f.CallManager.NewVc();
        _ = signaling.Activate(CallParameters.Any());
        PlainVc below = f.Miniport.Vc;
        f.Miniport.Script.Default = mode;
        bool thrown = false;
        Script script = driver == "CM" ? f.CallManager.Script : f.Miniport.Script;
        script.Hook = entered =>
        {
            if (!thrown && entered == ddi)
            {
                thrown = true;
                throw new InvalidOperationException("planted");
            }
        };
        ScriptedCall call = f.Client.Dial(f.Client.Binding);
        f.Run();
        if (f.Adapter.State == AdapterState.Running)
        {
            f.CallManager.Send(signaling, "s"u8);
            f.Miniport.Edge.Receive(below, "r"u8);
            f.Client.Send(call, "d"u8);
        }

        if (f.Adapter.State == AdapterState.Running)
        {
            _ = f.Client.Close(call);
            f.Run();
        }

        bool halted = false;
        f.Adapter.UnbindProtocols(() => f.Adapter.Halt(() => halted = true));
        f.Run();
        f.Run();
        Assert.True(thrown);
        Assert.True(halted, string.Join('\n', f.Host.DescribeLeaks()));
        Assert.Equal(AdapterState.Failed, f.Adapter.State);
        Assert.Equal($"{driver} threw in {ddi}", f.Adapter.FaultOrigin);
        Assert.Empty(f.Host.DescribeLeaks());
        f.Client.Lists.ThrowIfOutstanding();
    }
}
