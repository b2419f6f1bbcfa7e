using System.Buffers.Binary;
using UserCoNdis.HardwareGuest.Image;

namespace UserCoNdis.HardwareGuest.Tests;

/// <summary>ELF files with and without an interpreter (System V ABI, chapter 5).</summary>
public sealed class StaticProgramTests
{
    private const uint Load = 1;
    private const uint Interpreter = 3;

    [Fact]
    public void Is_WithoutInterpreter_True() => Assert.True(StaticProgram.Is(Elf(Load, Load)));

    [Fact]
    public void Is_WithInterpreter_False() => Assert.False(StaticProgram.Is(Elf(Load, Interpreter)));

    [Fact]
    public void Is_Script_False() => Assert.False(StaticProgram.Is("#!/bin/sh\n"u8));

    [Fact]
    public void Is_TableBehindTheEnd_False() => Assert.False(StaticProgram.Is(Elf(Load, Load).AsSpan(0, 100)));

    private static byte[] Elf(params uint[] types)
    {
        byte[] file = new byte[64 + (56 * types.Length)];
        new byte[] { 0x7F, (byte)'E', (byte)'L', (byte)'F', 2 }.CopyTo(file, 0);
        BinaryPrimitives.WriteUInt64LittleEndian(file.AsSpan(0x20), 64);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(0x36), 56);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(0x38), (ushort)types.Length);
        for (int index = 0; index < types.Length; index++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(64 + (56 * index)), types[index]);
        }

        return file;
    }
}
