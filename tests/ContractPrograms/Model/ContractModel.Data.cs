using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.ContractPrograms;

/// <summary>Contract 3.10: frames, requests and statuses.</summary>
internal sealed partial class ContractModel
{
    private NdisStatus? Send(int number, int list)
    {
        ModelVc vc = Vcs[number];
        ModelList sent = new(number);
        Sent.Add(list, sent);
        bool active = vc.Activation is Activation.Active or Activation.Reactivating;
        bool goes = vc.Creator == Creator.Signaling ? active : active && IsConnected(vc);
        if (!goes)
        {
            Break("R136, R158, R181, R197, R214");
            Expect("ProtocolCoSendNetBufferListsComplete", Kind.Sent, list);
            return null;
        }

        sent.IsOut = true;
        vc.Sends++;
        Expect("MiniportCoSendNetBufferLists", Kind.Sent, list);
        return null;
    }

    private NdisStatus? SendComplete(int list)
    {
        ModelList sent = Sent[list];
        if (!sent.IsOut)
        {
            Break("R218");
            return null;
        }

        if (Vcs[sent.Vc] is { Activation: Activation.Inactive or Activation.Deleted } or { IsDoneEarly: true })
        {
            LeaveOpen("R112, R115: it was deactivated too early");
        }

        sent.IsOut = false;
        Vcs[sent.Vc].Sends--;
        Expect("ProtocolCoSendNetBufferListsComplete", Kind.Sent, list);
        EndDeactivation(Vcs[sent.Vc], sent.Vc);
        return null;
    }

    private NdisStatus? Indicate(int number, int list)
    {
        ModelVc vc = Vcs[number];
        ModelList received = new(number);
        Received.Add(list, received);
        if (vc.Activation is not (Activation.Active or Activation.Reactivating))
        {
            if (vc.Activation == Activation.Deactivating)
            {
                LeaveOpen("R111: until the deactivation");
            }
            else
            {
                Break("R111");
            }

            Expect("MiniportReturnNetBufferLists", Kind.Received, list);
            return null;
        }

        received.IsOut = true;
        vc.Receives++;
        Expect("ProtocolCoReceiveNetBufferLists", Kind.Received, list);
        return null;
    }

    private NdisStatus? Return(int list)
    {
        ModelList received = Received[list];
        if (!received.IsOut)
        {
            Break("R228");
            return null;
        }

        received.IsOut = false;
        Vcs[received.Vc].Receives--;
        Expect("MiniportReturnNetBufferLists", Kind.Received, list);
        EndDeactivation(Vcs[received.Vc], received.Vc);
        return null;
    }

    private NdisStatus? RequestOid(OidRoute route, int af, int vc, int number)
    {
        ModelOid oid = new(route, af, vc);
        Oids.Add(number, oid);
        if (vc != 0 && (!Vcs[vc].Exists || Vcs[vc].Creator == Creator.Signaling || (af != 0 && Vcs[vc].Af != af)))
        {
            return Refuse(NdisStatus.Failure, "R087, R334");
        }

        if (route == OidRoute.CallManagerToClient && Afs[af].Life is AfLife.Opening or AfLife.Closing)
        {
            LeaveOpen("3.3: before the open is completed, or while the client closes");
            return NdisStatus.Failure;
        }

        if (af != 0 && !Afs[af].IsUsable)
        {
            return Refuse(NdisStatus.Failure, "R035, R236");
        }

        string callback = route == OidRoute.ClientToMiniport ? "MiniportCoOidRequest" : "ProtocolCoOidRequest";
        Expect(callback, Kind.Oid, number);
        oid.IsPending = true;
        return Answered(_call.First, _ => oid.IsPending = false, "ProtocolCoOidRequestComplete", Kind.Oid, number);
    }

    private NdisStatus? CompleteOid(int number, OidRoute route)
    {
        ModelOid oid = Oids[number];
        if (!oid.IsPending || oid.Route != route)
        {
            Break("R239");
            return null;
        }

        oid.IsPending = false;
        Expect("ProtocolCoOidRequestComplete", Kind.Oid, number);
        return null;
    }

    private NdisStatus? IndicateStatus(int number)
    {
        ModelVc vc = Vcs[number];
        if (!vc.Exists)
        {
            Break("R267");
            return null;
        }

        int holders = shape == Shape.StandAlone && vc.Creator != Creator.Signaling ? 2 : 1; // R265
        for (int i = 0; i < holders; i++)
        {
            Expect("ProtocolCoStatusEx", Kind.Vc, number);
        }

        return null;
    }
}
