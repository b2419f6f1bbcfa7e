using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Usb;

namespace UserCoNdis.UsbKit;

/// <content>The second life: transfers, on the loop.</content>
internal sealed partial class SimulatedUsbHandle
{
    private readonly List<SimulatedTransfer> _controls = [];
    private readonly List<SimulatedTransfer> _ended = [];   // their status is decided, nobody was told
    private readonly List<SimulatedTransfer> _telling = [];
    private readonly List<IUsbTransferSink> _told = [];
    private IEventLoop? _loop;
    private IUsbDeviceSink? _sink;
    private ILoopTimer? _timer;   // a transfer runs out of time
    private ILoopTimer? _delay;   // the device takes its time
    private Action? _work;
    private bool _isPosted;
    private LinkException? _goneCause;
    private bool _isGoneTold;

    public IEventLoop Loop => _loop ?? throw new InvalidOperationException("The device was not started.");

    public int TransferCount { get; private set; }

    public int RefuseSubmits
    {
        get => Device.RefuseSubmits;
        set => Device.RefuseSubmits = value;
    }

    private bool HasPending => _controls.Count + _ended.Count != 0 || Device.Endpoints.Any(e => e.Pending.Any(IsMine));

    public void Start(IEventLoop loop, IUsbDeviceSink sink)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        _loop = loop;
        _sink = sink;
        _work = Work;
        _timer = loop.CreateTimer(Schedule);
        _delay = loop.CreateTimer(_work);
        foreach (SimulatedEndpoint endpoint in Device.Endpoints)
        {
            endpoint.Woken = Schedule;
        }

        if (!Device.IsPlugged)
        {
            HandleUnplugged();
        }
    }

    public UsbTransfer CreateTransfer(byte endpoint, UsbTransferType type, IUsbTransferSink sink)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        TransferCount++;
        return new SimulatedTransfer(this, endpoint, type, sink);
    }

    public void ClearHalt(byte endpoint) => Device.Endpoint(endpoint).ClearHalt();

    public void Take(SimulatedTransfer transfer)
    {
        ListOf(transfer).Add(transfer);
        Schedule();
    }

    public void Cancel(SimulatedTransfer transfer)
    {
        if (ListOf(transfer).Remove(transfer))
        {
            transfer.End(UsbTransferStatus.Cancelled, transfer.Moved);
            _ended.Add(transfer);
            Schedule();
        }
    }

    public void Forget(SimulatedTransfer transfer)
    {
        _ = transfer;
        TransferCount--;
    }

    public void HandleUnplugged()
    {
        _goneCause = new LinkException(LinkErrorKind.DeviceRemoved, $"{Name} was unplugged");
        if (_loop is not null)
        {
            Schedule();
        }
    }

    private List<SimulatedTransfer> ListOf(SimulatedTransfer transfer) =>
        transfer.Endpoint == 0 ? _controls : Device.Endpoint(transfer.Endpoint).Pending;

    private bool IsMine(SimulatedTransfer transfer) => transfer.IsOf(this);

    private void Schedule()
    {
        if (!_isPosted && !_isDisposed)
        {
            _isPosted = true;
            if (Device.Delay > TimeSpan.Zero)
            {
                _delay!.Arm(Loop.Now + Device.Delay);
            }
            else
            {
                Loop.Post(_work!);
            }
        }
    }

    private void Work()
    {
        _isPosted = false;
        if (_isDisposed)
        {
            return;
        }

        if (_goneCause is not null)
        {
            WorkWhenGone();
            return;
        }

        MoveEndpoints();
        MoveControls();
        TimeOut();
        Tell();
    }

    private void WorkWhenGone()
    {
        if (Device.TellsGoneFirst)
        {
            TellGone();
        }

        EndAll(_controls);
        foreach (SimulatedEndpoint endpoint in Device.Endpoints)
        {
            EndAll(endpoint.Pending);
        }

        Tell();
        TellGone();
    }

    private void TellGone()
    {
        if (!_isGoneTold)
        {
            _isGoneTold = true;
            _sink!.HandleGone(_goneCause!);
        }
    }

    private void EndAll(List<SimulatedTransfer> pending)
    {
        foreach (SimulatedTransfer transfer in pending)
        {
            transfer.End(UsbTransferStatus.NoDevice, transfer.Moved);
            _ended.Add(transfer);
        }

        pending.Clear();
    }

    private void MoveEndpoints()
    {
        foreach (SimulatedEndpoint endpoint in Device.Endpoints)
        {
            List<SimulatedTransfer> pending = endpoint.Pending;
            while (pending.Count != 0 && _ended.Count < Device.BatchLimit && endpoint.Progress(pending[0]))
            {
                _ended.Add(pending[0]);
                pending.RemoveAt(0);
            }

            if (_ended.Count >= Device.BatchLimit && pending.Count != 0)
            {
                Schedule();
            }
        }
    }

    private void MoveControls()
    {
        while (_controls.Count != 0)
        {
            SimulatedTransfer transfer = _controls[0];
            UsbSetup setup = UsbSetup.Read(transfer.Rest);
            int answer = transfer.IsUnanswered ? ControlAnswer.None : Device.Control(setup, transfer.Rest[UsbSetup.Size..]);
            if (answer == ControlAnswer.None)
            {
                transfer.IsUnanswered = true;
                return;
            }

            bool isRefused = answer == ControlAnswer.Stall;
            transfer.End(
                isRefused ? UsbTransferStatus.Stall : UsbTransferStatus.Completed,
                isRefused ? 0 : setup.IsIn ? answer : setup.Length);
            _controls.RemoveAt(0);
            _ended.Add(transfer);
        }
    }

    private void TimeOut()
    {
        TimeSpan? next = null;
        TimeOut(_controls, ref next);
        foreach (SimulatedEndpoint endpoint in Device.Endpoints)
        {
            TimeOut(endpoint.Pending, ref next);
        }

        if (next is { } due)
        {
            _timer!.Arm(due);
        }
    }

    private void TimeOut(List<SimulatedTransfer> pending, ref TimeSpan? next)
    {
        for (int i = pending.Count - 1; i >= 0; i--)
        {
            SimulatedTransfer transfer = pending[i];
            if (transfer.DueAt <= Loop.Now)
            {
                transfer.End(UsbTransferStatus.TimedOut, transfer.Moved);
                _ended.Add(transfer);
                pending.RemoveAt(i);
            }
            else if (transfer.DueAt is { } due && !(due >= next))
            {
                next = due;
            }
        }
    }

    private void Tell()
    {
        _telling.AddRange(_ended);
        _ended.Clear();
        foreach (SimulatedTransfer transfer in _telling)
        {
            transfer.Complete();
            if (!_told.Contains(transfer.Sink))
            {
                _told.Add(transfer.Sink);
            }
        }

        _telling.Clear();
        foreach (IUsbTransferSink sink in _told)
        {
            sink.HandleBatchEnd();
        }

        _told.Clear();
    }
}
