using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>Multipoint calls (4.6).</summary>
public sealed partial class ScriptedClient
{
    /// <summary>A party that left is dropped at once; else when the test calls <see cref="Drop"/>.</summary>
    public bool DropsAtOnce { get; set; } = true;

    public void AddPartyComplete(
        NdisStatus status, object? protocolPartyContext, ClientParty? ndisPartyHandle, CoCallParameters callParameters)
    {
        var party = (ScriptedParty)protocolPartyContext!;
        party.Handle = ndisPartyHandle;
        Script.Enter("ProtocolClAddPartyComplete");
        Added(party, status, callParameters);
    }

    public void DropPartyComplete(NdisStatus status, object? protocolPartyContext)
    {
        Script.Enter("ProtocolClDropPartyComplete");
        Dropped((ScriptedParty)protocolPartyContext!, status);
    }

    public void IncomingDropParty(NdisStatus dropStatus, object? protocolPartyContext, ReadOnlyMemory<byte> closeData)
    {
        var party = (ScriptedParty)protocolPartyContext!;
        Script.Enter("ProtocolClIncomingDropParty");
        party.RemoteDropStatus = dropStatus;
        party.RemoteDropData = closeData.ToArray();
        if (DropsAtOnce)
        {
            _ = Drop(party);
        }
    }

    /// <summary>Makes a VC, and a call with a first party on it.</summary>
    public ScriptedCall DialMultipoint(ScriptedBinding binding, CoCallParameters? parameters = null)
    {
        ScriptedCall call = NewCall(binding);
        if (call.Phase == ScriptedCallPhase.Ended)
        {
            return call;
        }

        ScriptedParty party = new(call);
        call.Parties.Add(party);
        call.Phase = ScriptedCallPhase.Proceeding;
        call.Parameters = parameters ?? CallParameters.Any();
        NdisStatus status = call.Handle.MakeCall(call.Parameters, party, out ClientParty? handle);
        party.Handle ??= handle; // the completion may have given it already (T9)
        if (!status.IsPending)
        {
            Made(call, status);
        }

        return call;
    }

    public ScriptedParty AddParty(ScriptedCall call, CoCallParameters? parameters = null)
    {
        ThrowIfEnded(call);
        ScriptedParty party = new(call);
        call.Parties.Add(party);
        CoCallParameters asked = parameters ?? CallParameters.Any();
        NdisStatus status = call.Handle.AddParty(party, asked, out ClientParty? handle);
        party.Handle ??= handle;
        if (!status.IsPending)
        {
            Added(party, status, asked);
        }

        return party;
    }

    public NdisStatus Drop(ScriptedParty party, ReadOnlyMemory<byte> closeData = default)
    {
        party.IsDropping = true;
        NdisStatus status = party.Handle!.Drop(closeData);
        if (!status.IsPending)
        {
            Dropped(party, status);
        }

        return status;
    }

    private void Added(ScriptedParty party, NdisStatus status, CoCallParameters parameters)
    {
        Script.Told.Add(status);
        party.AddStatus = status;
        if (!status.IsSuccess)
        {
            party.Call.Parties.Remove(party);
        }
        else if (Accepts?.Invoke(parameters) == false)
        {
            _ = Drop(party); // 4.6: parameters it cannot live with
        }

        Clear(party.Call);
    }

    private void Dropped(ScriptedParty party, NdisStatus status)
    {
        party.IsDropping = false;
        Script.Told.Add(status);
        party.DropStatus = status;
        if (status.IsSuccess)
        {
            party.Call.Parties.Remove(party);
            Clear(party.Call);
        }
        else
        {
            TryAgain(party.Call, () => Clear(party.Call));
        }
    }

    /// <summary>Begins to drop all parties but one, if there are more.</summary>
    private bool BeginClear(ScriptedCall call, ReadOnlyMemory<byte> closeData)
    {
        if (!call.IsClearing && call.Parties.Count > 1)
        {
            call.IsClearing = true;
            call.ClearData = closeData;
            Clear(call);
            return true;
        }

        return call.IsClearing;
    }

    /// <summary>Goes on dropping until one party is left, then closes the call with it (4.7 step 1).</summary>
    private void Clear(ScriptedCall call)
    {
        if (!call.IsClearing)
        {
            return;
        }

        foreach (ScriptedParty party in call.Parties.Skip(1).ToArray())
        {
            if (party is { IsDropping: false, AddStatus: not null } && call.Parties.Contains(party))
            {
                _ = Drop(party);
            }
        }

        if (call.IsClearing && call.Parties.Count == 1)
        {
            call.IsClearing = false;
            _ = Close(call, call.ClearData);
        }
    }
}
