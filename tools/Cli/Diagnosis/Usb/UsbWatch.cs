using UserCoNdis.Framework.Hosting;
using UserCoNdis.Tools.Cli.Shell;
using UserCoNdis.Transport.Links.Loops;
using UserCoNdis.Transport.Usb;

namespace UserCoNdis.Tools.Cli.Diagnosis.Usb;

/// <summary><c>ucondis devices --watch</c>: USB devices as they come and go, until Ctrl-C.</summary>
internal sealed class UsbWatch(VerbRun run)
{
    private readonly Dictionary<(byte Bus, byte Address), UsbDeviceInfo> _present = [];

    public async Task<ExitCode> RunAsync()
    {
        IUsbContext usb = run.Context.Usb();
        using var loop = new EpollLoop();
        loop.Start();
        IDisposable? watch = null;
        try
        {
            await loop.InvokeAsync(() =>
            {
                // Watched before it is listed: what comes between the two is told once, what goes is not missed.
                watch = usb.Watch(loop, HandleChanged);
                foreach (UsbDeviceInfo device in usb.List())
                {
                    Add(UsbEventKind.Present, device);
                }
            });
            run.Say("Watching what is plugged in and out; Ctrl-C ends.");
            await Task.Delay(Timeout.InfiniteTimeSpan, run.Context.Interrupted).ContinueWith(
                static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
        finally
        {
            await loop.InvokeAsync(() => watch?.Dispose());
        }

        return ExitCode.Success;
    }

    private void HandleChanged(UsbDeviceInfo device, bool came)
    {
        if (came)
        {
            Add(UsbEventKind.Added, device);
        }
        else if (_present.Remove((device.Bus, device.Address)))
        {
            Tell(UsbEventKind.Removed, device);
        }
    }

    private void Add(UsbEventKind kind, UsbDeviceInfo device)
    {
        if (_present.TryAdd((device.Bus, device.Address), device))
        {
            Tell(kind, device);
        }
    }

    private void Tell(UsbEventKind kind, UsbDeviceInfo device)
    {
        var entry = UsbDeviceEntry.Of(device, [.. _present.Values]);
        if (run.Json)
        {
            JsonOutput.WriteLine(run.Context.Out, new UsbEvent(kind, entry));
        }

        char sign = kind switch
        {
            UsbEventKind.Present => '=',
            UsbEventKind.Added => '+',
            UsbEventKind.Removed => '-',
        };
        run.Say($"{sign} {UsbTree.Line(entry)}");
        if (kind != UsbEventKind.Removed)
        {
            foreach (UsbFunctionEntry function in entry.Functions)
            {
                run.Say($"    {UsbTree.Line(function)}");
            }
        }
    }
}
