using System.Globalization;
using UserCoNdis.HardwareGuest.Cases;

namespace UserCoNdis.HardwareAgent.Kernel;

/// <summary>A USB device that this kernel plays: folders and files of configfs (Documentation/usb/gadget_configfs).</summary>
internal sealed class Gadget
{
    private const string Root = "/sys/kernel/config";
    private const string English = "strings/0x409";
    private const string Configuration = "configs/c.1";

    private readonly GadgetSpec _spec;
    private readonly string _folder;

    private Gadget(GadgetSpec spec)
    {
        _spec = spec;
        _folder = Path.Combine(Root, "usb_gadget", spec.Name);
    }

    /// <summary>Describes it to the kernel; it is not plugged in yet.</summary>
    public static Gadget Create(GadgetSpec spec)
    {
        Mount();
        Gadget gadget = new(spec);
        gadget.Describe();
        return gadget;
    }

    /// <summary>What events call it.</summary>
    public string Name => _spec.Name;

    private string ControllerFile => At("UDC");

    /// <summary>Plugs it in.</summary>
    public void Bind() => File.WriteAllText(ControllerFile, _spec.Controller);

    /// <summary>Pulls it; nothing happens when it is not plugged in.</summary>
    public void Unbind()
    {
        if (File.ReadAllText(ControllerFile).Trim().Length > 0)
        {
            // An empty write does not reach the file: it takes a line without a name.
            File.WriteAllText(ControllerFile, "\n");
        }
    }

    /// <summary>Takes everything away again, in the order that configfs wants.</summary>
    public void Remove()
    {
        Unbind();
        foreach (GadgetFunction function in _spec.Functions)
        {
            File.Delete(At(Configuration, function.Name));
        }

        Directory.Delete(At(Configuration, English));
        Directory.Delete(At(Configuration));
        foreach (GadgetFunction function in _spec.Functions)
        {
            Directory.Delete(At("functions", function.Name));
        }

        Directory.Delete(At(English));
        Directory.Delete(_folder);
    }

    private static void Mount()
    {
        if (!Directory.Exists(Path.Combine(Root, "usb_gadget")))
        {
            ShortProgram.Run("mount", "-t", "configfs", "configfs", Root);
        }
    }

    private void Describe()
    {
        _ = Directory.CreateDirectory(At(English));
        Write(Hex(_spec.VendorId), "idVendor");
        Write(Hex(_spec.ProductId), "idProduct");
        Write("0x0200", "bcdUSB");
        Write("UserCoNdis", English, "manufacturer");
        Write(_spec.Name, English, "product");
        if (_spec.Serial is not null)
        {
            Write(_spec.Serial, English, "serialnumber");
        }

        if (_spec.Functions.Count > 1)
        {
            // Interfaces that belong together are grouped by interface associations (USB ECN of 2003).
            Write("0xef", "bDeviceClass");
            Write("2", "bDeviceSubClass");
            Write("1", "bDeviceProtocol");
        }

        _ = Directory.CreateDirectory(At(Configuration, English));
        Write("only", Configuration, English, "configuration");
        foreach (GadgetFunction function in _spec.Functions)
        {
            // The kernel would load it by itself, if its helper's root were this one.
            ShortProgram.Run("modprobe", $"usbfunc:{function.Name.Split('.')[0]}");
            string folder = At("functions", function.Name);
            _ = Directory.CreateDirectory(folder);
            foreach ((string attribute, string value) in function.Attributes)
            {
                Write(value, "functions", function.Name, attribute);
            }

            _ = File.CreateSymbolicLink(At(Configuration, function.Name), folder);
        }
    }

    private void Write(string value, params string[] path)
    {
        try
        {
            File.WriteAllText(At(path), value);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new AgentException($"the gadget {Name} takes no '{value}' in {string.Join('/', path)}: {e.Message}", e);
        }
    }

    private static string Hex(ushort value) => string.Create(CultureInfo.InvariantCulture, $"0x{value:x4}");

    private string At(params string[] path) => Path.Combine([_folder, .. path]);
}
