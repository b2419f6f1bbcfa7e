using UserCoNdis.Framework.Contracts;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>A driver throws in a callback: its adapter fails, all is given back, the other adapter lives.</summary>
public sealed class DriverFaultTests
{
    public static TheoryData<string, AnswerMode> Sites
    {
        get
        {
            TheoryData<string, AnswerMode> sites = [];
            foreach (AnswerMode mode in new[] { AnswerMode.Sync, AnswerMode.Pending, AnswerMode.Early })
            {
                foreach (string ddi in Walk(mode, null, null).Distinct(StringComparer.Ordinal))
                {
                    sites.Add(ddi, mode);
                }
            }

            return sites;
        }
    }

    [Theory]
    [MemberData(nameof(Sites))]
    public void Callback_Throws_FailsOnlyItsAdapter(string site, AnswerMode mode)
    {
        string[] parts = site.Split(' ');
        _ = Walk(mode, parts[0], parts[1]);
    }

    /// <summary>Walks through a session; returns the callbacks met, as "driver name".</summary>
    private static List<string> Walk(AnswerMode mode, string? driver, string? ddi)
    {
        using NdisFixture f = new NdisFixture().WithMode(mode);
        ScriptedMcm otherMcm = new(f.Loop, "OTHER");
        NdisAdapter other = f.Host.AddAdapter("B", otherMcm);
        List<string> met = [];
        bool thrown = false;
        Plant(f.Mcm.Script, f.Mcm.Name);
        f.Host.RegisterProtocol(f.Client);
        Assert.Equal(NdisStatus.Success, other.Start());
        f.Run();
        Plant(f.Client.Script, f.Client.Name);
        bool started = f.Adapter.Start().IsSuccess;
        f.Run();
        if (started && f.Adapter.State == AdapterState.Running)
        {
            Session(f);
        }

        bool halted = false;
        f.Adapter.Halt(() => halted = true);
        f.Run();
        Assert.True(halted, string.Join('\n', f.Host.DescribeLeaks()));
        Assert.DoesNotContain(f.Host.DescribeLeaks(), l => l.StartsWith("A:", StringComparison.Ordinal));
        f.Mcm.Lists.ThrowIfOutstanding();
        f.Client.Lists.ThrowIfOutstanding();
        if (ddi is not null)
        {
            Assert.True(thrown);
            Assert.Equal(AdapterState.Failed, f.Adapter.State);
            Assert.IsType<TimeZoneNotFoundException>(f.Adapter.Fault);
        }

        Assert.Equal(AdapterState.Running, other.State);
        f.Client.Script.Hook = null;
        ScriptedBinding alive = f.Client.Bindings.Single(b => b.Handle.AdapterName == "B");
        ScriptedCall call = f.Client.Dial(alive);
        f.Run();
        Assert.Equal(ScriptedCallPhase.Connected, call.Phase);
        return met;

        void Plant(Script script, string name) => script.Hook = entered =>
        {
            met.Add($"{name} {entered}");
            if (!thrown && name == driver && entered == ddi)
            {
                thrown = true;
                throw new TimeZoneNotFoundException("planted");
            }
        };
    }

    private static void Session(NdisFixture f)
    {
        ScriptedBinding? binding = f.Client.Bindings.Find(b => b.Handle.AdapterName == "A" && b.Af is not null);
        if (binding is null)
        {
            return;
        }

        ScriptedCall call = f.Client.Dial(binding);
        f.Run();
        Step(f, () => f.Mcm.Offer(f.Mcm.Saps[0], CallParameters.Any()));
        Step(f, () => f.Mcm.Adapter!.IndicateStatusEx(null, new(NdisStatus.MediaConnect, default)));
        f.Mcm.CompletesSendsAtOnce = false;
        Step(f, () => f.Client.Send(call, "x"u8, "id"));
        Step(f, () => binding.Handle.CancelSendNetBufferLists("other"));
        Step(f, () => f.Mcm.Receive(f.Mcm.Vcs[0], "y"u8));
        Step(f, () => binding.Handle.OidRequest(null, new(NdisRequestType.QueryInformation, Oid.WanCoGetInfo, new byte[4])));
        Step(f, () => binding.Af!.OidRequest(null, new(NdisRequestType.QueryInformation, Oid.CoTapiCmCaps, new byte[4])));
        Step(f, () => f.Mcm.Afs[0].Handle.OidRequest(null, new(NdisRequestType.SetInformation, Oid.CoAddressChange, default)));
        Step(f, () => f.Mcm.CompleteSends());
        Step(f, () => f.Client.Close(call));
        Step(f, () => f.Client.Dial(binding));
        f.Client.KeepsFrames = true;
        Step(f, () => f.Mcm.Receive(f.Mcm.Vcs[0], "z"u8));
    }

    private static void Step(NdisFixture f, Action step)
    {
        if (f.Adapter.State == AdapterState.Running)
        {
            step();
            f.Run();
        }
    }
}
