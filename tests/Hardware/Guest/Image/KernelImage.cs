namespace UserCoNdis.HardwareGuest.Image;

/// <summary>A kernel that QEMU can start, and its modules.</summary>
/// <param name="Folder">Where it lies.</param>
public sealed record KernelImage(string Folder)
{
    /// <summary>The bare kernel.</summary>
    public string Path => System.IO.Path.Combine(Folder, "vmlinux");

    /// <summary>The folder with a folder for its release.</summary>
    public string ModulesFolder => System.IO.Path.Combine(Folder, "lib", "modules");

    /// <summary>What <c>uname -r</c> says in it.</summary>
    public string Release => System.IO.Path.GetFileName(Directory.GetDirectories(ModulesFolder).Single());

    /// <summary>Its modules and what they need.</summary>
    public ModuleTree Modules() => new(File.ReadLines(InTree("modules.dep")), File.ReadLines(InTree("modules.builtin")));

    /// <summary>A module as the kernel takes it.</summary>
    /// <param name="module">As <see cref="ModuleTree.LoadOrder"/> names it.</param>
    public byte[] ReadModule(string module) =>
        System.IO.Path.GetExtension(module) == ".xz" ? HostTool.RunBinary("xz", "-dc", InTree(module)) : File.ReadAllBytes(InTree(module));

    private string InTree(string file) => System.IO.Path.Combine(ModulesFolder, Release, file);
}
