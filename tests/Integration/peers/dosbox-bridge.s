# A DOS program for DOSBox: joins COM1, where DOSBox's modem is, with COM2, a TCP port that the test talks to.
# Both ways go the octets and, when LINES is defined, the control circuits, crossed as in a cable:
#   the modem's DCD and RI   -> DTR and RTS of COM2
#   DSR and CTS of COM2      -> DTR and RTS of the modem
# Else DTR and RTS of the modem are on for good: with DTR off it takes no call.
# It never ends. Registers as in the 8250's data sheet, at base + 0 to 6.
    .code16
    .set modem, 0x3F8
    .set line,  0x2F8

start:
    mov $modem, %dx
    call open
    mov $line, %dx
    call open
    .ifndef LINES
    mov $modem + 4, %dx
    mov $3, %al
    out %al, %dx
    .endif
pump:
    mov $modem, %si
    mov $line, %di
    call copy
    xchg %si, %di
    call copy

    .ifdef LINES
    mov $modem + 6, %dx         # modem status: DCD is bit 7, RI bit 6
    in %dx, %al
    rol $1, %al                 # DCD to bit 0, which is DTR; RI to bit 7
    mov %al, %ah
    and $1, %al
    rol $2, %ah                 # RI to bit 1, which is RTS
    and $2, %ah
    or %ah, %al
    mov $line + 4, %dx
    mov $0x100 + line_control - start, %bx    # DOS loads it at 0x100
    call set_if_new

    mov $line + 6, %dx          # modem status: DSR is bit 5, CTS bit 4
    in %dx, %al
    mov %al, %ah
    shr $5, %al                 # DSR to bit 0, which is DTR
    and $1, %al
    shr $3, %ah                 # CTS to bit 1, which is RTS
    and $2, %ah
    or %ah, %al
    mov $modem + 4, %dx
    mov $0x100 + modem_control - start, %bx
    call set_if_new
    .endif
    jmp pump

# DX = base: 115200 bit/s, 8N1, FIFOs on and empty, no circuit on.
open:
    push %dx
    add $3, %dx
    mov $0x80, %al
    out %al, %dx
    sub $3, %dx
    mov $1, %al
    out %al, %dx
    inc %dx
    xor %al, %al
    out %al, %dx
    add $2, %dx
    mov $3, %al
    out %al, %dx
    dec %dx
    mov $7, %al
    out %al, %dx
    add $2, %dx
    xor %al, %al
    out %al, %dx
    pop %dx
    ret

# One octet from the port at SI to the port at DI, when there is one and there is room.
copy:
    lea 5(%si), %dx
    in %dx, %al
    test $1, %al
    jz 1f
    lea 5(%di), %dx
    in %dx, %al
    test $0x20, %al
    jz 1f
    mov %si, %dx
    in %dx, %al
    mov %di, %dx
    out %al, %dx
1:  ret

# AL to the modem control register DX, when it differs from what BX points at: each write costs DOSBox a message.
set_if_new:
    cmp %al, (%bx)
    je 1f
    mov %al, (%bx)
    out %al, %dx
1:  ret

modem_control: .byte 0xFF
line_control:  .byte 0xFF
