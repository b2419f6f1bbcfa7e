namespace UserCoNdis.ContractPrograms;

/// <summary>The way down from any state, one legal call at a time (contract 4.1, 4.7).</summary>
internal static class Ending
{
    /// <summary>The next call; null when nothing is left.</summary>
    public static Call? Next(ContractModel model) =>
        OfData(model) ?? OfParties(model) ?? OfVcs(model) ?? OfSaps(model) ?? OfAfs(model);

    private static Call? OfData(ContractModel model)
    {
        foreach ((int number, ModelList list) in model.Sent)
        {
            if (list.IsOut)
            {
                return new(Op.MpSendComplete, number);
            }
        }

        foreach ((int number, ModelList list) in model.Received)
        {
            if (list.IsOut)
            {
                return new(Op.ClReturn, number);
            }
        }

        foreach ((int number, ModelOid oid) in model.Oids)
        {
            if (oid.IsPending)
            {
                return new(CompletionOf(oid.Route), number);
            }
        }

        return null;
    }

    private static Op CompletionOf(OidRoute route) => route switch
    {
        OidRoute.ClientToCallManager => Op.CmOidComplete,
        OidRoute.ClientToMiniport => Op.MpOidComplete,
        OidRoute.CallManagerToClient => Op.ClOidComplete,
    };

    private static Call? OfParties(ContractModel model)
    {
        foreach ((int number, ModelParty party) in model.Parties)
        {
            switch (party.Life)
            {
                case PartyLife.Adding when !party.IsFirst:
                    return new(Op.CmAddPartyComplete, number, Success: false);
                case PartyLife.Dropping:
                    return new(Op.CmDropPartyComplete, number);
                case PartyLife.Active or PartyLife.DropIndicated
                    when !model.Vcs[party.Vc].IsClosing && model.CountParties(party.Vc) > 1:
                    return new(Op.ClDropParty, number);
                default:
                    break; // it ends with its call
            }
        }

        return null;
    }

    private static Call? OfVcs(ContractModel model)
    {
        foreach ((int number, ModelVc vc) in model.Vcs)
        {
            if (vc.Exists)
            {
                return OfVc(model, vc, number);
            }
        }

        return null;
    }

    private static Call OfVc(ContractModel model, ModelVc vc, int number)
    {
        if (vc.IsMoving)
        {
            return new(vc.Activation == Activation.Deactivating ? Op.MpDeactivateComplete : Op.MpActivateComplete, number);
        }

        if (vc.IsQosPending)
        {
            return new(Op.CmModifyCallQoSComplete, number, Success: vc.IsReactivated);
        }

        if (vc.IsOfferPending)
        {
            return new(Op.ClIncomingCallComplete, number, Success: false);
        }

        bool isOver = vc.IsClosing || vc.IsIdle;
        if (vc.Activation == Activation.Active && (isOver || vc.IsMakePending))
        {
            return new(Op.CmDeactivate, number);
        }

        if (vc.IsMakePending)
        {
            return new(Op.CmMakeCallComplete, number, Success: false);
        }

        if (vc.IsClosing)
        {
            return new(Op.CmCloseCallComplete, number);
        }

        if (!isOver)
        {
            int party = model.Parties.FirstOrDefault(p => p.Value.Vc == number && p.Value.Counts).Key;
            return new(Op.ClCloseCall, number, Other: party, First: Answer.Pending);
        }

        return new(vc.Creator == Creator.Client ? Op.ClDeleteVc : Op.CmDeleteVc, number);
    }

    private static Call? OfSaps(ContractModel model)
    {
        foreach ((int number, ModelSap sap) in model.Saps)
        {
            switch (sap.Life)
            {
                case SapLife.Registering:
                    return new(Op.CmRegisterSapComplete, number, Success: false);
                case SapLife.Registered:
                    return new(Op.ClDeregisterSap, number);
                case SapLife.Deregistering:
                    return new(Op.CmDeregisterSapComplete, number);
                case SapLife.Gone:
                    break;
            }
        }

        return null;
    }

    private static Call? OfAfs(ContractModel model)
    {
        foreach ((int number, ModelAf af) in model.Afs)
        {
            switch (af.Life)
            {
                case AfLife.Opening:
                    return new(Op.CmOpenAfComplete, number, Success: false);
                case AfLife.Open:
                    return new(Op.ClCloseAf, number);
                case AfLife.Closing:
                    return new(Op.CmCloseAfComplete, number);
                case AfLife.Closed when af.IsNotified:
                    return new(Op.ClNotifyCloseComplete, number);
                case AfLife.Closed:
                    break;
            }
        }

        return null;
    }
}
