namespace UserCoNdis.Framework.Contracts;

/// <summary>A call manager's list of permanent VCs: what OID_CO_ADD_PVC and OID_CO_DELETE_PVC configure and calls with
/// PERMANENT_VC use (contract 3.9, 4.15). One for each call manager and adapter; on the adapter's loop only.</summary>
/// <param name="capacity">The most PVCs that it keeps.</param>
/// <param name="endCall">Ends the call of a PVC that is deleted, given its User, with IncomingCloseCall; the PVC is out of the
/// list by then. Null: such a PVC is not deleted but NOT_ACCEPTED answered.</param>
public sealed class PvcList(int capacity = PvcList.DefaultCapacity, Action<object>? endCall = null)
{
    /// <summary>How many PVCs a list keeps that says nothing else.</summary>
    public const int DefaultCapacity = 4096;

    /// <summary>The most octets that may identify a PVC.</summary>
    public const int MaxParametersSize = 1024;

    private readonly List<Pvc> _pvcs = [];

    /// <summary>Gets the configured PVCs, in the order in which they came.</summary>
    public IReadOnlyList<Pvc> Pvcs => _pvcs;

    /// <summary>Gets whether a request is one of the two that <see cref="Configure"/> answers.</summary>
    public static bool Configures(Oid oid) => oid == Oid.CoAddPvc || oid == Oid.CoDeletePvc;

    /// <summary>Answers a set of OID_CO_ADD_PVC or OID_CO_DELETE_PVC, byte counts included. The list keeps a copy of what it
    /// needs; the buffer stays the requester's.</summary>
    /// <returns>
    /// Success. INVALID_LENGTH: shorter than a CO_PVC; BytesNeeded is set. INVALID_DATA: its parameters reach beyond the buffer
    /// or are longer than <see cref="MaxParametersSize"/>, or there is no such PVC to delete. NOT_ACCEPTED: it is in the list
    /// already, or in use. RESOURCES: the list is full. NOT_SUPPORTED: another request.
    /// </returns>
    public NdisStatus Configure(NdisOidRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!Configures(request.Oid))
        {
            return NdisStatus.NotSupported;
        }

        NdisStatus status = OidAnswer.Check(request, OidTarget.CallManager, hasVc: false);
        if (!status.IsSuccess)
        {
            return status;
        }

        if (!CoPvc.TryRead(request.InformationBuffer.Span, out CoPvc asked) || asked.PvcParameters.Parameters.Length > MaxParametersSize)
        {
            return NdisStatus.InvalidData;
        }

        status = request.Oid == Oid.CoAddPvc ? Add(asked.PvcParameters) : Delete(asked.PvcParameters);
        return status.IsSuccess ? OidAnswer.Taken(request, asked.Size) : status;
    }

    /// <summary>Adds a PVC.</summary>
    /// <returns>Success. NOT_ACCEPTED: it is there. RESOURCES: the list is full.</returns>
    public NdisStatus Add(CoSpecificParameters parameters)
    {
        Pvc pvc = Find(parameters) ?? new(parameters);
        PvcStep step = PvcTable.Add(pvc.State);
        if (step.Effect == PvcEffect.Store && _pvcs.Count >= capacity)
        {
            return NdisStatus.Resources;
        }

        if (pvc.Apply(step).Effect == PvcEffect.Store)
        {
            _pvcs.Add(pvc);
        }

        return step.Status;
    }

    /// <summary>Deletes a PVC.</summary>
    /// <returns>Success. INVALID_DATA: there is none. NOT_ACCEPTED: it is in use.</returns>
    public NdisStatus Delete(CoSpecificParameters parameters)
    {
        if (Find(parameters) is not { } pvc)
        {
            return PvcTable.Delete(PvcState.Unconfigured, endCall is not null).Status;
        }

        object? user = pvc.User;
        PvcStep step = pvc.Apply(PvcTable.Delete(pvc.State, endCall is not null));
        if (step.Effect is PvcEffect.Remove or PvcEffect.EndCallAndRemove)
        {
            _ = _pvcs.Remove(pvc);
        }

        if (step.Effect == PvcEffect.EndCallAndRemove)
        {
            endCall!(user!);
        }

        return step.Status;
    }

    /// <summary>Finds the PVC that a call asks for: PERMANENT_VC is set and the call manager's parameters are those of the PVC.</summary>
    /// <returns>Null: there is none of these parameters, or the call asks for none.</returns>
    public Pvc? Select(CoCallParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return parameters.Flags.HasFlag(CoCallFlags.PermanentVc) && parameters.CallMgrParameters is { } asked
            ? Find(asked.CallMgrSpecific)
            : null;
    }

    private Pvc? Find(CoSpecificParameters parameters) => _pvcs.Find(pvc => pvc.Parameters.Equals(parameters));
}
