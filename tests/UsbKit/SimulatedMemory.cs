using System.Runtime.InteropServices;
using UserCoNdis.Transport.Usb;

namespace UserCoNdis.UsbKit;

/// <summary>Device memory of a simulated device.</summary>
internal sealed unsafe class SimulatedMemory : UsbDeviceMemory
{
    private readonly SimulatedUsbDevice _device;
    private bool _isFree;

    public SimulatedMemory(SimulatedUsbDevice device, int length)
        : base((nint)NativeMemory.AllocZeroed((nuint)length), length)
    {
        _device = device;
        device.MemoryCount++;
    }

    protected override void Dispose(bool disposing)
    {
        if (!_isFree)
        {
            _isFree = true;
            _device.MemoryCount--;
            NativeMemory.Free((void*)Address);
        }
    }
}
