"""Which folders must be looked at, by what the system says of what is mounted."""

from pathlib import Path

import pytest

from flows.drop_folder.polling import silent_type

ROOT = "21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n"


def mounted(tmp_path: Path, *mounts: tuple[str, str]) -> Path:
    """What the system says, with file systems of these types at these places below the folder."""
    lines = [
        f"{number} 21 0:{number} / {tmp_path / place} rw - {kind} //server/partage rw\n"
        for number, (place, kind) in enumerate(mounts, 40)
    ]
    said = tmp_path / "mountinfo"
    said.write_text(ROOT + "".join(line.replace("dossier partagé", "dossier\\040partagé") for line in lines))
    return said


@pytest.mark.parametrize(
    "kind", ["nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "fuse.rclone", "9p", "virtiofs", "vboxsf"]
)
def test_what_other_machines_change_in_silence_is_looked_at(tmp_path: Path, kind: str) -> None:
    inputs = tmp_path / "dossier partagé" / "inputs"
    inputs.mkdir(parents=True)
    assert silent_type(inputs, mounted(tmp_path, ("dossier partagé", kind))) == kind
    assert silent_type(inputs, mounted(tmp_path, ("dossier partagé/inputs/job_offer", kind))) == kind
    assert silent_type(inputs, mounted(tmp_path, ("dossier partagé/outputs", kind))) == ""
    link = tmp_path / "inputs"
    link.symlink_to(inputs)
    assert silent_type(link, mounted(tmp_path, ("dossier partagé", kind))) == kind


@pytest.mark.parametrize("kind", ["ext4", "xfs", "btrfs", "zfs", "overlay", "tmpfs", "fuseblk", "vfat"])
def test_what_announces_its_changes_is_not(tmp_path: Path, kind: str) -> None:
    assert silent_type(tmp_path, mounted(tmp_path, ("", kind))) == ""


def test_what_is_mounted_last_and_nearest_shows(tmp_path: Path) -> None:
    (tmp_path / "inputs").mkdir()
    assert silent_type(tmp_path / "inputs", mounted(tmp_path, ("", "nfs4"), ("inputs", "ext4"))) == ""
    assert silent_type(tmp_path / "inputs", mounted(tmp_path, ("inputs", "ext4"), ("inputs", "cifs"))) == "cifs"
    assert silent_type(tmp_path / "inputs", mounted(tmp_path, ("inputs", "cifs"), ("inputs", "ext4"))) == ""


def test_where_it_cannot_be_known_changes_are_announced(tmp_path: Path) -> None:
    assert silent_type(tmp_path, tmp_path / "absent") == ""
