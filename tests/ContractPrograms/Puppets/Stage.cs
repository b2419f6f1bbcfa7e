using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.ContractPrograms;

/// <summary>What the drivers of a program share: the answers of the call under way, the record of callbacks, the resource being made.</summary>
internal sealed class Stage
{
    private readonly List<string> _callbacks = [];
    private readonly Dictionary<NdisOidRequest, OidResource> _oids = [];
    private Call _call;
    private int _answers;

    /// <summary>The resource that the call under way makes.</summary>
    public Resource? Making { get; private set; }

    public IReadOnlyList<string> Callbacks => _callbacks;

    public void Begin(in Call call, Resource? making)
    {
        _call = call;
        _answers = 0;
        Making = making;
        _callbacks.Clear();
    }

    public void Add(OidResource oid) => _oids.Add(oid.Request, oid);

    public OidResource OidOf(NdisOidRequest request) => _oids[request];

    public void Record(string callback, Resource resource) => _callbacks.Add($"{callback} {resource}");

    public Answer Take() => _answers++ == 0 ? _call.First : _call.Second;

    /// <summary>A callback that may pend.</summary>
    public NdisStatus Answer(string callback, Resource resource, Action<NdisStatus> complete)
    {
        Record(callback, resource);
        return Give(Take(), complete, NdisStatus.Failure);
    }

    public static NdisStatus Give(Answer answer, Action<NdisStatus> complete, NdisStatus failure)
    {
        switch (answer)
        {
            case ContractPrograms.Answer.Success:
                return NdisStatus.Success;
            case ContractPrograms.Answer.Failure:
                return failure;
            case ContractPrograms.Answer.CompleteInside:
                complete(NdisStatus.Success);
                return NdisStatus.Pending;
            case ContractPrograms.Answer.FailInside:
                complete(NdisStatus.Failure);
                return NdisStatus.Pending;
            default:
                return NdisStatus.Pending;
        }
    }

    /// <summary>A callback that never pends.</summary>
    public NdisStatus AnswerAtOnce(string callback, Resource resource)
    {
        Record(callback, resource);
        return Take() == ContractPrograms.Answer.Success ? NdisStatus.Success : NdisStatus.Failure;
    }
}
