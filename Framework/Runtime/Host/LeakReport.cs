namespace UserCoNdis.Framework.Runtime;

/// <summary>What is still alive on an adapter.</summary>
internal static class LeakReport
{
    /// <summary>All of it.</summary>
    public static IEnumerable<string> Of(NdisAdapter adapter) => Of(adapter, static _ => true);

    /// <summary>What its miniport has to end before it halts: an MCM has no hand on the families of other call managers above
    /// it, which end when those unbind (4.14).</summary>
    public static IEnumerable<string> OfMiniport(NdisAdapter adapter) => adapter.MiniportPort.CallManager is null
        ? Of(adapter)
        : Of(adapter, static af => af is null or { Registration.Owner: null });

    private static IEnumerable<string> Of(NdisAdapter adapter, Func<NdisAfInstance?, bool> counts)
    {
        foreach (NdisAfInstance af in adapter.Afs.Where(counts))
        {
            yield return $"{adapter.Name}: {af.Label} ({af.Registration.Family}) is {af.State}, opened by {af.Client.DriverName}";
        }

        foreach (NdisSapObject sap in adapter.Saps.Where(s => counts(s.Af)))
        {
            yield return $"{adapter.Name}: {sap.Label} is {sap.State}, registered by {sap.Af.Client.DriverName}";
        }

        foreach (NdisVcObject vc in adapter.Vcs.Where(v => counts(v.Af) && v.Activation.State != VcState.Deleting))
        {
            string kind = vc.Af is null ? "signaling " : "";
            yield return $"{adapter.Name}: {kind}{vc.Label} is {vc.Activation.State}, its call {vc.Call.State}, created by {vc.CreatorHolder.DriverName}";
        }

        foreach (NdisPartyObject party in adapter.Vcs.Where(v => counts(v.Af)).SelectMany(v => v.Parties))
        {
            yield return $"{adapter.Name}: {party.Label} of {party.Vc.Label} is {party.State}, added by {party.Vc.DataHolder.DriverName}";
        }

        foreach (NdisVcObject vc in adapter.Vcs.Where(v => counts(v.Af) && v.Qos.State == QosState.ModifyPending))
        {
            yield return $"{adapter.Name}: a change of parameters on {vc.Label} is not completed by {vc.CallManagerHolder.DriverName}";
        }

        foreach (PendingOid oid in adapter.Oids.Pending.Where(o => counts(o.Af)))
        {
            yield return $"{adapter.Name}: {oid} is not completed";
        }

        for (NblTag? tag = adapter.Tags.First; tag is not null; tag = tag.Next)
        {
            if (tag.State != NblState.Lent) // its callback is still running
            {
                yield return tag.State == NblState.Sent
                    ? $"{adapter.Name}: a frame sent by {tag.Owner.DataHolder.DriverName} on {tag.Owner.Label} is not completed by {adapter.Miniport.Name}"
                    : $"{adapter.Name}: a frame received on {tag.Carrier.Label} is not returned by {tag.Owner.DataHolder.DriverName}";
            }
        }
    }
}
