using UserCoNdis.Framework.Contracts;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Sessions whose steps, ways of answering and order of work come from a seed; rules enforced, nothing may leak.</summary>
public sealed class RandomSessionTests
{
    private static readonly string[] Pending =
    [
        "ProtocolCmOpenAf", "ProtocolCmCloseAf", "ProtocolCmRegisterSap", "ProtocolCmDeregisterSap", "ProtocolCmMakeCall",
        "ProtocolCmCloseCall", "ProtocolClIncomingCall", "MiniportCoOidRequest", "ProtocolCoOidRequest",
    ];

    [Fact]
    public void Session_OfAnySeed_KeepsTheRulesAndGivesAllBack() => Seeds.Run(3000, Session);

    private static void Session(ulong seed)
    {
        Random random = new((int)seed);
        using NdisFixture f = new(seed);
        foreach (string ddi in Pending)
        {
            AnswerMode mode = (AnswerMode)random.Next(3);
            f.Mcm.Script.Mode(ddi, mode);
            f.Client.Script.Mode(ddi, mode);
        }

        f.Start();
        int steps = random.Next(40);
        for (int i = 0; i < steps; i++)
        {
            Step(f, random);
            if (random.Next(3) == 0)
            {
                f.Run();
            }
        }

        f.Mcm.CompletesSendsAtOnce = true;
        f.Mcm.CompleteSends();
        f.Client.ReturnKept(f.Client.Binding);
        if (random.Next(2) == 0)
        {
            f.Run();
        }

        if (random.Next(2) == 0)
        {
            f.EndInOrder();
        }
        else
        {
            f.EndByHalt();
        }
    }

    private static void Step(NdisFixture f, Random random)
    {
        ScriptedCall[] connected = [.. f.Client.Binding.Calls.Where(c => c.Phase == ScriptedCallPhase.Connected)];
        ScriptedMcmVc[] active = [.. f.Mcm.Vcs.Where(v => v.HasCall
            && connected.Any(c => c.Handle.VcId == v.Handle.VcId))];
        switch (random.Next(8))
        {
            case 0:
                f.Client.Dial(f.Client.Binding);
                break;
            case 1 when f.Mcm.Saps.Count > 0:
                f.Client.Script.Status("ProtocolClIncomingCall", random.Next(3) == 0 ? NdisStatus.Failure : NdisStatus.Success);
                f.Mcm.Offer(f.Mcm.Saps[0], CallParameters.Any());
                f.Run();
                break;
            case 2 when connected.Length > 0:
                f.Client.Send(connected[random.Next(connected.Length)], "frame"u8);
                break;
            case 3 when active.Length > 0:
                f.Mcm.Receive(active[random.Next(active.Length)], "frame"u8);
                break;
            case 4 when connected.Length > 0:
                f.Mcm.CompleteSends();
                f.Client.Close(connected[random.Next(connected.Length)]);
                break;
            case 5 when active.Length > 0:
                f.Mcm.HangUp(active[random.Next(active.Length)], random.Next(2) == 0 ? NdisStatus.Success : NdisStatus.Failure);
                break;
            case 6:
                f.Client.Binding.Handle.OidRequest(
                    null, new(NdisRequestType.QueryInformation, Oid.WanCoGetInfo, new byte[4]));
                f.Run(); // the scripted miniport completes none in its halt
                break;
            case 7:
                f.Mcm.CompletesSendsAtOnce = !f.Mcm.CompletesSendsAtOnce;
                f.Mcm.CompleteSends();
                break;
            default:
                break; // nothing to do it on
        }
    }
}
