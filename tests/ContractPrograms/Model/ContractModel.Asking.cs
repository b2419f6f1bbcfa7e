namespace UserCoNdis.ContractPrograms;

/// <summary>What a call would be, without making it: the generator asks that of many calls for each that it takes.</summary>
internal sealed partial class ContractModel
{
    private bool _isAsked;

    public Verdict VerdictOf(in Call call)
    {
        Action putBack = Remember(call);
        _isAsked = true;
        _ = Begin(call);
        _isAsked = false;
        putBack();
        if (OpTraits.MakesOf(call.Op) is { } kind)
        {
            _ = Forget(kind, call.Makes);
        }

        foreach ((char Driver, Kind Kind, int Number) given in _given)
        {
            _ = Holdings.Remove(given);
        }

        return _verdict;
    }

    /// <summary>Copies what a call on this target can change.</summary>
    private Action Remember(in Call call)
    {
        int target = call.Target;
        switch (OpTraits.TargetOf(call.Op))
        {
            case Kind.Af:
                ModelAf af = Afs[target].Clone();
                return () => Afs[target] = af;
            case Kind.Sap:
                ModelSap sap = Saps[target].Clone();
                return () => Saps[target] = sap;
            case Kind.Vc:
                return RememberVc(target);
            case Kind.Party:
                return RememberVc(Parties[target].Vc);
            case Kind.Oid:
                ModelOid oid = Oids[target].Clone();
                return () => Oids[target] = oid;
            case Kind.Sent:
                return RememberList(Sent, target);
            case Kind.Received:
                return RememberList(Received, target);
            default:
                return static () => { };
        }
    }

    private Action RememberVc(int number)
    {
        ModelVc vc = Vcs[number].Clone();
        if (!vc.IsMultipoint)
        {
            return () => Vcs[number] = vc;
        }

        (int Number, ModelParty Party)[] parties =
            [.. Parties.Where(p => p.Value.Vc == number).Select(static p => (p.Key, p.Value.Clone()))];
        return () =>
        {
            Vcs[number] = vc;
            foreach ((int party, ModelParty copy) in parties)
            {
                Parties[party] = copy;
            }
        };
    }

    private Action RememberList(Dictionary<int, ModelList> lists, int number)
    {
        ModelList list = lists[number].Clone();
        Action vc = RememberVc(list.Vc);
        return () =>
        {
            lists[number] = list;
            vc();
        };
    }

    private bool Forget(Kind kind, int number) => kind switch
    {
        Kind.Adapter => false,
        Kind.Af => Afs.Remove(number),
        Kind.Sap => Saps.Remove(number),
        Kind.Vc => Vcs.Remove(number),
        Kind.Party => Parties.Remove(number),
        Kind.Oid => Oids.Remove(number),
        Kind.Sent => Sent.Remove(number),
        Kind.Received => Received.Remove(number),
    };
}
