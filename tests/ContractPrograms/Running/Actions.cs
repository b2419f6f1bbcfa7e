using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.ContractPrograms;

/// <summary>Does the calls of a program on the host, through the handles that its drivers hold.</summary>
internal sealed partial class Actions(
    Stage stage, PuppetClient client, Func<MiniportAdapter> adapter, PuppetCm? callManager, Lists lists, CoAddressFamily family)
{
    private static readonly CoSap s_sap = new(1, new byte[] { 1, 2, 3 });
    private readonly Dictionary<(Kind Kind, int Number), Resource> _resources = [];
    private bool _isChange;

    public IReadOnlyList<string> Callbacks => stage.Callbacks;

    /// <summary>Does one call.</summary>
    /// <param name="c">The call.</param>
    /// <param name="isChange">An activation is with changed parameters.</param>
    /// <returns>What the function returned; null when it returns nothing, or there is no handle to call it on.</returns>
    public NdisStatus? Do(in Call c, bool isChange)
    {
        _isChange = isChange;
        Resource? making = OpTraits.MakesOf(c.Op) is { } kind ? Make(kind, c) : null;
        stage.Begin(c, making);
        return OpTraits.TargetOf(c.Op) switch
        {
            Kind.Adapter => OnAdapter(c, making!),
            Kind.Af => OnAf(c, Get<AfResource>(Kind.Af, c.Target), making),
            Kind.Sap => OnSap(c, Get<SapResource>(Kind.Sap, c.Target)),
            Kind.Vc when OpTraits.IsClients(c.Op) =>
                ClientOnVc(c, Get<VcResource>(Kind.Vc, c.Target), making),
            Kind.Vc => DriverOnVc(c, Get<VcResource>(Kind.Vc, c.Target), making),
            Kind.Party => OnParty(c, Get<PartyResource>(Kind.Party, c.Target)),
            Kind.Oid => OnOid(c, Get<OidResource>(Kind.Oid, c.Target)),
            Kind.Sent or Kind.Received => OnList(c),
        };
    }

    /// <summary>Frees every frame of the program.</summary>
    public void FreeLists()
    {
        foreach (ListResource list in _resources.Values.OfType<ListResource>())
        {
            lists.Free(list.List);
        }
    }

    private T Get<T>(Kind kind, int number)
        where T : Resource => (T)_resources[(kind, number)];

    private static NdisStatus StatusOf(in Call c) => c.Success ? NdisStatus.Success : NdisStatus.Failure;

    private Resource Make(Kind kind, in Call c)
    {
        Resource made = kind switch
        {
            Kind.Af => new AfResource(c.Makes),
            Kind.Sap => new SapResource(c.Makes),
            Kind.Vc => new VcResource(c.Makes),
            Kind.Party => new PartyResource(c.Makes) { Parameters = Get<VcResource>(Kind.Vc, c.Target).Parameters.Clone() },
            Kind.Oid => MakeOid(c),
            Kind.Sent or Kind.Received => MakeList(kind, c),
            _ => throw new InvalidOperationException($"A {kind} is not made."),
        };
        _resources.Add((kind, c.Makes), made);
        return made;
    }

    private OidResource MakeOid(in Call c)
    {
        bool toMiniport = c.Op == Op.ClOidToMiniport;
        NdisOidRequest request = new(NdisRequestType.QueryInformation, OidOf(c.Op), new byte[64])
        {
            BytesWritten = 64, // as the puppets leave it: they fill the buffer
        };
        OidResource oid = new(
            c.Makes,
            request,
            toMiniport ? null : Get<AfResource>(Kind.Af, c.Target),
            toMiniport ? Get<VcResource>(Kind.Vc, c.Target) : c.Other == 0 ? null : Get<VcResource>(Kind.Vc, c.Other));
        stage.Add(oid);
        return oid;
    }

    private static Oid OidOf(Op op) => op switch
    {
        Op.ClOidToMiniport => Oid.GenCoLinkSpeed,
        Op.ClOidToCallManager => Oid.CoGetCallInformation,
        _ => Oid.CoGetAddresses,
    };

    private ListResource MakeList(Kind kind, in Call c)
    {
        VcResource vc = Get<VcResource>(Kind.Vc, c.Target);
        NetBufferList list = lists.Take();
        ListResource made = new(kind, c.Makes, list, vc);
        if (kind == Kind.Sent)
        {
            list.ProtocolReserved = made;
            list.SourceHandle = (object?)vc.Client ?? vc.CallManager?.Handle;
        }
        else
        {
            list.MiniportReserved = made;
            list.SourceHandle = vc.MiniportHandle;
        }

        return made;
    }
}
