using System.Diagnostics;
using UserCoNdis.HardwareUsbChecks;
using UserCoNdis.Transport.Usb;

// Checks our use of libusb on a real kernel, with a loop-back gadget: usbchecks VVVV:PPPP. It has to be unbound from its controller and bound
// again when that is asked for.
string numbers = args[0];
using var context = new LibUsbContext();
UsbDeviceInfo info = LoopbackDevice.Find(context, numbers) ?? throw new CheckException($"{numbers} is not plugged in");
var transfers = new TransferChecks(context, info);
var memory = new MemoryChecks(context, info);
var unplug = new UnplugChecks(context, numbers);
Action[] checks =
[
    transfers.List, transfers.Control, transfers.EchoAllocatesNothing, transfers.Cancel, transfers.TimeOut, transfers.ClearHalt,
    transfers.DisposeInFlight, memory.EchoFromDeviceMemory, memory.FullQuota, unplug.UnplugInFlightAndComeBack,
];
int failed = 0;
foreach (Action check in checks)
{
    var watch = Stopwatch.StartNew();
    try
    {
        check();
        Console.WriteLine($"passed {check.Method.Name} in {watch.ElapsedMilliseconds} ms");
    }
    catch (Exception e)
    {
        failed++;
        Console.WriteLine($"FAILED {check.Method.Name} after {watch.ElapsedMilliseconds} ms: {e}");
    }
}

Console.WriteLine(failed == 0 ? "all passed" : $"{failed} failed");
return failed == 0 ? 0 : 1;
