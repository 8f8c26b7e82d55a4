"""LibreOffice operated through its API, by a macro that reads commands: type into cells, insert rows, read cells."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path

Command = tuple[str, ...]
"""``("text", sheet, cell, value)``, ``("number", …)``, ``("insert", sheet, row)`` above a row counted from 1; and what
gives an answer: ``("read", sheet, cell)``, ``("table", name)`` (its last row), ``("refuses", sheet, cell)``."""

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE {0}:{1} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" '
)
_LIBRARY = _HEAD.format("library", "library") + (
    '"library.dtd">\n<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" '
    'library:readonly="false" library:passwordprotected="false">'
    '<library:element library:name="Operate"/></library:library>'
)
_MODULE = _HEAD.format("script", "module") + (
    '"module.dtd">\n<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Operate" '
    'script:language="StarBasic">{0}</script:module>'
)
_MACRO = """
Sub Main(folder As String)
  On Error Goto Failed
  Dim options(0) As New com.sun.star.beans.PropertyValue
  options(0).Name = "Hidden"
  options(0).Value = True
  files = CreateUnoService("com.sun.star.ucb.SimpleFileAccess")
  asked = CreateUnoService("com.sun.star.io.TextInputStream")
  asked.setInputStream(files.openFileRead(ConvertToURL(folder &amp; "/commands.txt")))
  asked.setEncoding("UTF-8")
  answers = CreateUnoService("com.sun.star.io.TextOutputStream")
  answers.setOutputStream(files.openFileWrite(ConvertToURL(folder &amp; "/answers.txt")))
  answers.setEncoding("UTF-8")
  book = StarDesktop.loadComponentFromURL(ConvertToURL(folder &amp; "/operated.xlsx"), "_blank", 0, options())
  Do While Not asked.isEOF()
    part = Split(asked.readLine(), Chr(9))
    If UBound(part) &gt; 0 Then
      If part(0) = "table" Then
        book.calculateAll()
        answers.writeString(CStr(book.DatabaseRanges.getByName(part(1)).DataArea.EndRow + 1) &amp; Chr(10))
      ElseIf part(0) = "insert" Then
        book.Sheets.getByName(part(1)).Rows.insertByIndex(CLng(part(2)) - 1, 1)
      Else
        place = book.Sheets.getByName(part(1)).getCellRangeByName(part(2)).getCellByPosition(0, 0)
        If part(0) = "text" Then place.setString(part(3))
        If part(0) = "number" Then place.setValue(CDbl(part(3)))
        If part(0) = "read" Then
          book.calculateAll()
          answers.writeString(place.getString() &amp; Chr(10))
        End If
        If part(0) = "refuses" Then
          rule = place.Validation
          told = ""
          If rule.ShowErrorMessage And rule.ErrorAlertStyle = 0 Then told = rule.ErrorMessage
          answers.writeString(told &amp; Chr(10))
        End If
      End If
    End If
  Loop
  answers.closeOutput()
  book.close(True)
  Exit Sub
Failed:
  answers.writeString("failed: " &amp; Error() &amp; " in line " &amp; Erl() &amp; Chr(10))
  answers.closeOutput()
  StarDesktop.terminate()
End Sub
"""


def _run(call: list[str]) -> None:
    """Start LibreOffice and wait for it; whatever hangs is ended, with the processes it started."""
    process = subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        assert process.wait(timeout=60) == 0
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        raise


def _profile(folder: Path, call: list[str]) -> None:
    """A profile of LibreOffice whose standard library holds the macro: its first start makes the library anew."""
    _run([*call, "--terminate_after_init"])
    library = folder / "user" / "basic" / "Standard"
    (library / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
    (library / "Operate.xba").write_text(_MODULE.format(_MACRO), encoding="utf-8")


def operate(workbook: bytes, commands: list[Command], folder: Path) -> list[str]:
    """Do the commands in a workbook, one after the other, and return the answers of those that give one."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "operated.xlsx").write_bytes(workbook)
    (folder / "commands.txt").write_text("".join("\t".join(c) + "\n" for c in (*commands, ("end",))), encoding="utf-8")
    call = ["soffice", f"-env:UserInstallation=file://{folder / 'profile'}", "--headless", "--norestore"]
    _profile(folder / "profile", call)
    macro = f'macro:///Standard.Operate.Main("{folder}")'
    _run([*call, macro])
    return (folder / "answers.txt").read_text(encoding="utf-8").split("\n")[:-1]
