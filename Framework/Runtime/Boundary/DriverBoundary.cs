using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>The one place where drivers are called, and where what they throw ends: it fails the adapter, not the process.</summary>
internal sealed class DriverBoundary(NdisAdapter adapter)
{
    private readonly NdisHost _host = adapter.Host;
    private readonly HashSet<string> _cutOff = new(StringComparer.Ordinal);

    /// <summary>Tells whether a driver threw here: it is asked nothing more, but to give back and to end.</summary>
    public bool IsCutOff(string driver) => _cutOff.Contains(driver);

    /// <summary>Calls a callback that answers with a status; a driver that threw has failed it.</summary>
    public NdisStatus Call<TArguments>(
        string driver, string ddi, ITraced? subject, TArguments arguments, Func<TArguments, NdisStatus> body)
    {
        if (IsCutOff(driver) && !IsEnd(ddi))
        {
            return StandInAnswer(ddi);
        }

        int depth = _host.Verifier?.Depth ?? 0;
        try
        {
            Enter(driver, ddi, subject, default);
            NdisStatus status = body(arguments);
            adapter.Trace(DdiPhase.Return, ddi, subject, driver, status);
            _host.Verifier?.CallbackReturned(new(ddi, driver, subject ?? adapter) { Status = status });
            return status;
        }
        catch (Exception e)
        {
            _host.Verifier?.Unwind(depth);
            Fail(driver, ddi, e);
            return StandInAnswer(ddi);
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
        string driver, string ddi, ITraced? subject, NdisStatus status, TArguments arguments, Action<TArguments> body)
    {
        if (IsCutOff(driver))
        {
            return;
        }

        int depth = _host.Verifier?.Depth ?? 0;
        try
        {
            Enter(driver, ddi, subject, status);
            body(arguments);
            _host.Verifier?.CallbackReturned(new(ddi, driver, subject ?? adapter) { Status = status });
        }
        catch (Exception e)
        {
            _host.Verifier?.Unwind(depth);
            Fail(driver, ddi, e);
        }
    }

    public void SendNetBufferLists(NdisVcObject carrier, NetBufferList lists, NdisSendFlags flags)
    {
        try
        {
            adapter.Miniport.SendNetBufferLists(carrier.CallManagerContext, lists, flags);
        }
        catch (Exception e)
        {
            Fail(adapter.Miniport.Name, "MiniportCoSendNetBufferLists", e);
        }
    }

    public void SendNetBufferListsComplete(NdisVcObject sender, NetBufferList lists, NdisSendFlags flags)
    {
        ICoProtocol driver = sender.Af.Client.Driver;
        try
        {
            driver.SendNetBufferListsComplete(sender.ClientContext, lists, flags);
        }
        catch (Exception e)
        {
            Fail(driver.Name, "ProtocolCoSendNetBufferListsComplete", e);
        }
    }

    public void ReceiveNetBufferLists(NdisVcObject receiver, NetBufferList lists, int count, NdisReceiveFlags flags)
    {
        ProtocolBinding binding = receiver.Af.Client;
        try
        {
            binding.Driver.ReceiveNetBufferLists(binding.Context, receiver.ClientContext, lists, count, flags);
        }
        catch (Exception e)
        {
            Fail(binding.DriverName, "ProtocolCoReceiveNetBufferLists", e);
        }
    }

    public void ReturnNetBufferLists(NetBufferList lists)
    {
        try
        {
            adapter.Miniport.ReturnNetBufferLists(adapter.MiniportContext, lists);
        }
        catch (Exception e)
        {
            Fail(adapter.Miniport.Name, "MiniportReturnNetBufferLists", e);
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

    private static bool IsEnd(string ddi) => ddi is "ProtocolUnbindAdapterEx" or "MiniportHaltEx";

    /// <summary>For a driver that is cut off, what ends goes well and nothing begins.</summary>
    private static NdisStatus StandInAnswer(string ddi) => ddi is "ProtocolCmCloseAf" or "ProtocolCmDeregisterSap"
        or "ProtocolCmCloseCall" or "ProtocolCoDeleteVc" ? NdisStatus.Success : NdisStatus.Failure;

    private void Fail(string driver, string ddi, Exception e)
    {
        _ = _cutOff.Add(driver);
        adapter.Fail(driver, ddi, e);
    }

    private void Enter(string driver, string ddi, ITraced? subject, NdisStatus status)
    {
        adapter.Trace(DdiPhase.Callback, ddi, subject, driver, status);
        _host.Verifier?.CallbackEntered(new(ddi, driver, subject ?? adapter) { Status = status });
    }
}
