using UserCoNdis.Transport.Usb;

namespace UserCoNdis.UsbKit;

/// <summary>A USB device in this process: descriptors, endpoints with programs, and what can go wrong.</summary>
/// <remarks>Thread: the loop of whoever opened it. What it is told to send or to fail before that waits.</remarks>
public sealed class SimulatedUsbDevice
{
    private readonly Dictionary<byte, SimulatedEndpoint> _endpoints = [];
    private readonly List<SimulatedUsbHandle> _handles = [];

    /// <summary>Makes a device that is not plugged in yet.</summary>
    /// <param name="descriptor">Its device descriptor.</param>
    /// <param name="configurations">The descriptor set of each configuration, the active one first.</param>
    /// <exception cref="UsbDescriptorException">They contradict themselves; for such a device there is <see cref="SimulatedUsbContext.PlugBroken"/>.</exception>
    public SimulatedUsbDevice(ReadOnlySpan<byte> descriptor, params IReadOnlyList<byte[]> configurations)
    {
        ArgumentNullException.ThrowIfNull(configurations);
        Descriptor = DescriptorParser.ParseDevice(descriptor);
        Configurations = [.. configurations.Select(c => DescriptorParser.ParseConfiguration(c))];
        Active = Configurations[0];
        foreach (UsbEndpoint endpoint in Configurations.SelectMany(c => c.Interfaces).SelectMany(i => i.Endpoints))
        {
            // The largest packet of the settings and configurations that have the endpoint counts.
            if (!_endpoints.TryGetValue(endpoint.Address, out SimulatedEndpoint? known) || known.MaxPacketSize < endpoint.MaxPacketSize)
            {
                _endpoints[endpoint.Address] = endpoint.IsIn
                    ? new SimulatedInEndpoint(endpoint.Address, endpoint.MaxPacketSize)
                    : new SimulatedOutEndpoint(endpoint.Address, endpoint.MaxPacketSize);
            }
        }

        Endpoints = [.. _endpoints.Values];
    }

    /// <summary>Raised when it is pulled out.</summary>
    public event Action? Unplugged;

    /// <summary>Gets its device descriptor.</summary>
    public UsbDeviceDescriptor Descriptor { get; }

    /// <summary>Gets its configurations.</summary>
    public IReadOnlyList<UsbConfiguration> Configurations { get; }

    /// <summary>Gets the active configuration.</summary>
    public UsbConfiguration Active { get; internal set; }

    /// <summary>Gets or sets the speed at which it is connected.</summary>
    public UsbSpeed Speed { get; set; } = UsbSpeed.High;

    /// <summary>Gets or sets the number of its bus.</summary>
    public byte Bus { get; set; } = 1;

    /// <summary>Gets or sets where it is plugged in.</summary>
    public string PortPath { get; set; } = "1-1";

    /// <summary>Gets or sets whether the user may open it.</summary>
    public bool MayOpen { get; set; } = true;

    /// <summary>Gets its string descriptors by index.</summary>
    public Dictionary<byte, string> Strings { get; } = [];

    /// <summary>Gets the kernel driver that has an interface, by interface number.</summary>
    public Dictionary<byte, string> KernelDrivers { get; } = [];

    /// <summary>Gets the alternate setting of each interface that one was selected for.</summary>
    public Dictionary<byte, byte> Alternates { get; } = [];

    /// <summary>Gets or sets what answers class and vendor requests; null: all are refused.</summary>
    public SimulatedControl? OnControl { get; set; }

    /// <summary>Gets or sets whom to tell that the host selected a configuration or an alternate setting.</summary>
    public Action? OnConfigured { get; set; }

    /// <summary>Gets the class and vendor requests that it got.</summary>
    public List<SimulatedRequest> Requests { get; } = [];

    /// <summary>Gets or sets how long after there is something to do the device does it, on the loop's clock.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>Gets or sets the most transfers that end in one turn of the loop.</summary>
    public int BatchLimit { get; set; } = 64;

    /// <summary>Gets or sets whether unplugging is told before the transfers come back, not after.</summary>
    public bool TellsGoneFirst { get; set; }

    /// <summary>Gets or sets whether it has memory that the controller reaches without a copy.</summary>
    public bool HasMemory { get; set; }

    /// <summary>Gets or sets how many submits are refused from now on, as the system does that lacks memory.</summary>
    public int RefuseSubmits { get; set; }

    /// <summary>Gets whether it is plugged in.</summary>
    public bool IsPlugged { get; internal set; }

    /// <summary>Gets its number on the bus.</summary>
    public byte Address { get; internal set; }

    /// <summary>Gets how many opened it and did not dispose of it.</summary>
    public int OpenCount => _handles.Count;

    /// <summary>Gets how many transfers were made and not freed.</summary>
    public int TransferCount => _handles.Sum(h => h.TransferCount);

    /// <summary>Gets how many pieces of device memory were allocated and not freed.</summary>
    public int MemoryCount { get; internal set; }

    /// <summary>Gets the interfaces that are claimed.</summary>
    public IEnumerable<byte> Claimed => _handles.SelectMany(h => h.Claimed);

    /// <summary>Gets an endpoint to the host.</summary>
    public SimulatedInEndpoint In(byte address) => (SimulatedInEndpoint)_endpoints[address];

    /// <summary>Gets an endpoint from the host.</summary>
    public SimulatedOutEndpoint Out(byte address) => (SimulatedOutEndpoint)_endpoints[address];

    /// <summary>Pulls it out: what is pending ends, whoever has it open is told.</summary>
    public void Unplug()
    {
        IsPlugged = false;
        Unplugged?.Invoke();
        foreach (SimulatedUsbHandle handle in _handles)
        {
            handle.HandleUnplugged();
        }
    }

    /// <summary>Throws when somebody kept it open, or kept a transfer or memory of it.</summary>
    public void ThrowIfHeld()
    {
        if (OpenCount != 0 || MemoryCount != 0)
        {
            throw new InvalidOperationException(
                $"The device is open {OpenCount} times, with {TransferCount} transfers and {MemoryCount} pieces of memory.");
        }
    }

    internal SimulatedEndpoint Endpoint(byte address) => _endpoints[address];

    /// <summary>Gets all endpoints; an array, as looking at them may not allocate.</summary>
    internal SimulatedEndpoint[] Endpoints { get; }

    internal void Add(SimulatedUsbHandle handle) => _handles.Add(handle);

    internal void Remove(SimulatedUsbHandle handle) => _ = _handles.Remove(handle);

    internal int Control(UsbSetup setup, Span<byte> data)
    {
        int answer = OnControl?.Invoke(setup, data[..setup.Length]) ?? ControlAnswer.Stall;
        Requests.Add(new SimulatedRequest(setup, data[..(setup.IsIn ? Math.Max(answer, 0) : setup.Length)].ToArray()));
        return answer;
    }
}
