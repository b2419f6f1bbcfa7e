using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>The one place where drivers are called, and where what they throw ends: it fails the adapter, not the process.</summary>
internal sealed class DriverBoundary(NdisAdapter adapter)
{
    private readonly NdisHost _host = adapter.Host;
    private readonly HashSet<string> _cutOff = new(StringComparer.Ordinal);

    public NdisAdapter Adapter => adapter;

    /// <summary>Tells whether a driver threw here: it is asked nothing more, but to give back and to end.</summary>
    public bool IsCutOff(string driver) => _cutOff.Contains(driver);

    /// <summary>The adapter is started again: every driver is asked again.</summary>
    public void Reconnect() => _cutOff.Clear();

    /// <summary>Calls a callback that answers with a status; a driver that threw has failed it.</summary>
    public NdisStatus Call<TArguments>(
        string driver, string ddi, ITraced? subject, TArguments arguments, Func<TArguments, NdisStatus> body) =>
        Call(new DdiEvent(ddi, driver, subject ?? adapter), arguments, body);

    /// <summary>The same, for a callback of which the verifier sees more than its name and object.</summary>
    public NdisStatus Call<TArguments>(in DdiEvent e, TArguments arguments, Func<TArguments, NdisStatus> body)
    {
        if (IsCutOff(e.Driver) && !IsEnd(e.Ddi))
        {
            return StandInAnswer(e.Ddi);
        }

        int depth = _host.Verifier?.Depth ?? 0;
        try
        {
            Enter(e);
            NdisStatus status = body(arguments);
            adapter.Trace(DdiPhase.Return, e.Ddi, e.Subject, e.Driver, status);
            _host.Verifier?.CallbackReturned(e with { Status = status });
            return status;
        }
        catch (Exception exception)
        {
            _host.Verifier?.Unwind(depth);
            Fail(e.Driver, e.Ddi, exception);
            return StandInAnswer(e.Ddi);
        }
    }

    /// <summary>Calls a callback that answers nothing.</summary>
    /// <param name="driver">Whose it is.</param>
    /// <param name="ddi">Its WDK name.</param>
    /// <param name="subject">The object it is about.</param>
    /// <param name="status">What it is told.</param>
    /// <param name="arguments">For the body.</param>
    /// <param name="body">Calls it.</param>
    public void Call<TArguments>(
        string driver, string ddi, ITraced? subject, NdisStatus status, TArguments arguments, Action<TArguments> body) =>
        Call(new DdiEvent(ddi, driver, subject ?? adapter) { Status = status }, arguments, body);

    /// <summary>The same, for a callback of which the verifier sees more than its name and object.</summary>
    public void Call<TArguments>(in DdiEvent e, TArguments arguments, Action<TArguments> body)
    {
        if (IsCutOff(e.Driver))
        {
            return;
        }

        int depth = _host.Verifier?.Depth ?? 0;
        try
        {
            Enter(e);
            body(arguments);
            _host.Verifier?.CallbackReturned(e);
        }
        catch (Exception exception)
        {
            _host.Verifier?.Unwind(depth);
            Fail(e.Driver, e.Ddi, exception);
        }
    }

    public void SendNetBufferLists(NdisVcObject carrier, NetBufferList lists, NdisSendFlags flags)
    {
        _host.Verifier?.RaiseToDispatch();
        try
        {
            _host.Verifier?.Carrying(carrier, lists);
            adapter.Miniport.SendNetBufferLists(carrier.MiniportHolder.Context, lists, flags);
        }
        catch (Exception e)
        {
            Fail(adapter.Miniport.Name, "MiniportCoSendNetBufferLists", e);
        }
        finally
        {
            _host.Verifier?.LowerFromDispatch();
        }
    }

    public void SendNetBufferListsComplete(VcHolder sender, NetBufferList lists, NdisSendFlags flags)
    {
        _host.Verifier?.RaiseToDispatch();
        try
        {
            _host.Verifier?.ComingBack(adapter, lists);
            sender.Binding!.Driver.SendNetBufferListsComplete(sender.Context, lists, flags);
        }
        catch (Exception e)
        {
            Fail(sender.DriverName, "ProtocolCoSendNetBufferListsComplete", e);
        }
        finally
        {
            _host.Verifier?.LowerFromDispatch();
        }
    }

    public void ReceiveNetBufferLists(NdisVcObject receiver, NetBufferList lists, int count, NdisReceiveFlags flags)
    {
        VcHolder holder = receiver.DataHolder;
        ProtocolBinding binding = holder.Binding!;
        _host.Verifier?.RaiseToDispatch();
        try
        {
            _host.Verifier?.Receiving(receiver, lists);
            binding.Driver.ReceiveNetBufferLists(binding.Context, holder.Context, lists, count, flags);
        }
        catch (Exception e)
        {
            Fail(binding.DriverName, "ProtocolCoReceiveNetBufferLists", e);
        }
        finally
        {
            _host.Verifier?.LowerFromDispatch();
        }
    }

    public void ReturnNetBufferLists(NetBufferList lists)
    {
        _host.Verifier?.RaiseToDispatch();
        try
        {
            _host.Verifier?.TakingBack(adapter, lists);
            adapter.Miniport.ReturnNetBufferLists(adapter.MiniportContext, lists);
        }
        catch (Exception e)
        {
            Fail(adapter.Miniport.Name, "MiniportReturnNetBufferLists", e);
        }
        finally
        {
            _host.Verifier?.LowerFromDispatch();
        }
    }

    /// <summary>Runs a driver's own work on the loop (<see cref="AdapterLoop"/>): no callback of ours is around it.</summary>
    /// <param name="host">The host of the adapter.</param>
    /// <param name="adapterName">The adapter; while there is none of that name, exceptions go on to the loop.</param>
    /// <param name="driver">Whose work it is.</param>
    /// <param name="where">Which kind of work, in words.</param>
    /// <param name="argument">For the body.</param>
    /// <param name="body">Does it.</param>
    /// <returns>False: it threw, and the adapter has failed.</returns>
    public static bool RunOnLoop<TArgument>(
        NdisHost host, string adapterName, string driver, string where, TArgument argument, Action<TArgument> body)
    {
        int depth = host.Verifier?.Depth ?? 0;
        try
        {
            body(argument);
            return true;
        }
        catch (Exception e) when (host.FindAdapter(adapterName) is { } adapter)
        {
            host.Verifier?.Unwind(depth);
            adapter.Boundary.Fail(driver, where, e);
            return false;
        }
    }

    /// <summary>The adapter fails by what a driver did; nothing more is asked of that driver.</summary>
    public void Fail(string driver, string ddi, Exception e)
    {
        _ = _cutOff.Add(driver);
        adapter.Fail(driver, ddi, e);
    }

    private static bool IsEnd(string ddi) => ddi is "ProtocolUnbindAdapterEx" or "MiniportHaltEx";

    /// <summary>For a driver that is cut off, what ends goes well and nothing begins. A close waits for the sweep, which
    /// deactivates the VC first (T4).</summary>
    private NdisStatus StandInAnswer(string ddi) => ddi switch
    {
        "ProtocolCmCloseCall" when adapter.IsStandingIn => NdisStatus.Pending,
        "ProtocolCmCloseAf" or "ProtocolCmDeregisterSap" or "ProtocolCmCloseCall" or "ProtocolCmDropParty"
            or "ProtocolCoDeleteVc" or "MiniportCoDeactivateVc" or "MiniportCoDeleteVc" => NdisStatus.Success,
        _ => NdisStatus.Failure,
    };

    private void Enter(in DdiEvent e)
    {
        adapter.Trace(DdiPhase.Callback, e.Ddi, e.Subject, e.Driver, e.Status);
        _host.Verifier?.CallbackEntered(e);
    }
}
